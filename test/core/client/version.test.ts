import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { version } from '../../../core/src/transport/request-headers';

it('tells 8x8 the version that the package has', () => {
  const manifest = readFileSync(join(__dirname, '../../../core/package.json'), 'utf8');
  expect(JSON.parse(manifest)).toMatchObject({ version });
});
