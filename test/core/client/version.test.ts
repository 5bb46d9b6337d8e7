import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { version } from '../../../core/src/transport/request-headers';

it('has the version of package.json', () => {
  const manifest = readFileSync(join(__dirname, '../../../core/package.json'), 'utf8');
  expect(JSON.parse(manifest)).toMatchObject({ version });
});
