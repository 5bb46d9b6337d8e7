import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';
import { root } from './pack/packed';
import { runProgram } from './pack/program';

const allowed = {
  'core/src/index.ts': `export * from './pure'; export * from './node/http';`,
  'core/src/pure.ts': `export * from './sms';`,
  'core/src/sms.ts': `export const sms = 1;`,
  'core/src/csv/csv-parser.ts': `import 'papaparse';`,
  'core/src/transport/index.ts': `export const send = 1;`,
  'core/src/transport/send.ts': `export const now = 1;`,
  'core/src/node/http.ts': `import 'node:http'; export const http = 1;`,
  'core/src/validation/check.ts': `export type A = string;`,
  'core/src/bulk/run.ts': `import '../validation/check'; export const run = 1;`,
  'sandbox/src/index.ts': `import 'cpaas-8x8'; import 'node:http';`,
  'sandbox/src/sandbox.ts': `import './voice/call'; export type Sandbox = object;`,
  'sandbox/src/voice/call.ts': `import type { Text } from '../sms/text'; export type Call = Text;`,
  'sandbox/src/sms/text.ts': `export type Text = string;`,
  'sandbox/src/fax/send.ts': `export const send = 1;`,
  'smpp/src/index.ts': `import 'cpaas-8x8'; import './bind/bind';`,
  'smpp/src/bind/bind.ts': `import 'node:net'; export type Bind = object;`,
  'nestjs-module/src/index.ts': `import 'cpaas-8x8/pure';`,
  'nestjs-module/src/testing/index.ts': `import '8x8-sandbox'; import '../options/options';`,
  'nestjs-module/src/options/options.ts': `export type Options = object;`,
  'nestjs-module/src/redis/index.ts': `import '../options/options';`,
  'nodes/A/A.node.ts': `import 'n8n-workflow'; import '../../core/src/transport'; import '../b';`,
  'nodes/b.ts': `import 'node:crypto';`,
  'test/a.test.ts': `import '../nodes/b'; import '../core/src/node/http';`,
};

const forbidden: Readonly<Record<string, readonly [text: string, rule: string]>> = {
  'core/src/package.ts': [`import 'zod';`, 'core-has-no-dependencies'],
  'core/src/type-of-package.ts': [`import type { INode } from 'n8n-workflow';`, 'core-has-no-dependencies'],
  'core/src/sandbox.ts': [`import '../../sandbox/src';`, 'core-has-no-dependencies'],
  'core/src/io.ts': [`const fs = await import('node:fs');`, 'core-does-no-io'],
  'core/src/io-type.ts': [`export type A = import('node:http').Agent;`, 'core-does-no-io'],
  'core/src/io-require.ts': [`import crypto = require('crypto');`, 'core-does-no-io'],
  'core/src/node-part.ts': [`export * from './node/http';`, 'core-is-pure'],
  'core/src/own-name.ts': [`export * from 'cpaas-8x8';`, 'core-is-pure'],
  'core/src/text/validation.ts': [`import type { A } from '../validation/check';`, 'core-layers'],
  'core/src/transport/bulk.ts': [`import '../bulk/run';`, 'core-layers'],
  'core/src/client/types-in-a-circle.ts': [
    `import type { B } from './types-of-a-circle';`,
    'core-has-no-circles',
  ],
  'sandbox/src/core-by-path.ts': [`import '../../core/src/pure';`, 'libraries-import-the-core-by-name'],
  'sandbox/src/engine/task.ts': [`import type { Sms } from '../index';`, 'sandbox-layers'],
  'sandbox/src/delivery/answer.ts': [`import type { Call } from '../voice/call';`, 'sandbox-layers'],
  'sandbox/src/messages/receipt.ts': [`import '../sms/text';`, 'sandbox-layers'],
  'sandbox/src/control/start.ts': [`import type { Sandbox } from '../sandbox';`, 'sandbox-layers'],
  'sandbox/src/voice/unlisted.ts': [`import '../fax/send';`, 'sandbox-layers'],
  'sandbox/src/sms/types-in-a-circle.ts': [
    `import type { B } from './types-of-a-circle';`,
    'sandbox-has-no-circles',
  ],
  'sandbox/src/smpp-client.ts': [`import 'smpp-8x8';`, 'smpp-client-not-in-the-sandbox'],
  'smpp/src/protocol/pdu.ts': [`import type { Bind } from '../bind/bind';`, 'smpp-layers'],
  'smpp/src/core-by-path.ts': [`import '../../core/src/pure';`, 'libraries-import-the-core-by-name'],
  'smpp/src/sandbox.ts': [`import '8x8-sandbox';`, 'smpp-client-knows-no-sandbox'],
  'sandbox/src/nest.ts': [`import 'nestjs-8x8';`, 'libraries-import-only-the-core'],
  'nestjs-module/src/nodes.ts': [`require('../../nodes/b');`, 'libraries-import-only-the-core'],
  'nestjs-module/src/inside-of-core.ts': [`import 'cpaas-8x8/node';`, 'libraries-declare-what-they-import'],
  'nestjs-module/src/sandbox.ts': [`import '8x8-sandbox';`, 'sandbox-only-for-tests-of-apps'],
  'nestjs-module/src/for-tests.ts': [`import './testing';`, 'sandbox-only-for-tests-of-apps'],
  'nestjs-module/src/http/options.ts': [`import type { Options } from '../options/options';`, 'nest-layers'],
  'nestjs-module/src/bullmq/store.ts': [`import '../redis';`, 'nest-entry-points-are-separate'],
  'nodes/A/node-client.ts': [`import '../../core/src/index';`, 'n8n-package-imports-only-the-core'],
  'nodes/A/inside-of-core.ts': [
    `import '../../core/src/transport/send';`,
    'n8n-package-imports-only-the-core',
  ],
  'nodes/A/whole-core.ts': [`import '../../core/src/pure';`, 'n8n-package-imports-only-the-core'],
  'nodes/A/core-by-name.ts': [`import 'cpaas-8x8';`, 'n8n-package-imports-only-the-core'],
  'nodes/A/package.ts': [`import 'ajv';`, 'n8n-package-imports-only-the-core'],
  'credentials/io.ts': [`import 'fs';`, 'n8n-package-imports-only-the-core'],
  'examples/demo/node.mjs': [`import '../../nodes/b';`, 'nobody-imports-the-n8n-package'],
  'examples/demo/test.mjs': [`await import('../../test/a.test');`, 'demo-without-tests'],
  'core/src/bulk/parser.ts': [`import 'papaparse';`, 'one-csv-library'],
  'nodes/parser.ts': [`import '../core/src/client/parser';`, 'n8n-package-parses-no-csv'],
  'nodes/circle.ts': [`import './in-a-circle';`, 'no-circular'],
};

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

/** What dependency-cruiser reports with the rules of this repository, by file. */
async function violationsIn(files: Readonly<Record<string, string>>): Promise<Record<string, string[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const depcruise = join(root, 'node_modules', '.bin', 'depcruise');
    const config = join(root, '.dependency-cruiser.cjs');
    const { output } = await runProgram(depcruise, ['--config', config, '--output-type', 'json', '.'], {
      cwd: folder,
    });
    const { summary } = JSON.parse(output) as Report;
    const found: Record<string, string[]> = {};
    for (const { from, rule } of summary.violations) (found[from] ??= []).push(rule.name);
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it('the import rules refuse what is forbidden, and nothing else', async () => {
  const planted = Object.entries(forbidden).map(([path, [text]]) => [path, text] as const);
  const expected = Object.entries(forbidden).map(
    ([path, [, rule]]) => [path, expect.arrayContaining([rule])] as const,
  );

  const found = await violationsIn({
    ...allowed,
    ...Object.fromEntries(planted),
    'nodes/in-a-circle.ts': `import './circle';`,
    'core/src/client/parser.ts': `import type { CsvRecord } from '../csv/csv-parser';`,
    'core/src/client/types-of-a-circle.ts': `import type { A } from './types-in-a-circle';`,
    'sandbox/src/sms/types-of-a-circle.ts': `import type { A } from './types-in-a-circle';`,
    'tsconfig.check.json': JSON.stringify({
      compilerOptions: {
        module: 'Node16',
        moduleResolution: 'Node16',
        paths: {
          'cpaas-8x8': ['./core/src/index.ts'],
          'cpaas-8x8/pure': ['./core/src/pure.ts'],
          'smpp-8x8': ['./smpp/src/index.ts'],
          '8x8-sandbox': ['./sandbox/src/index.ts'],
          'nestjs-8x8': ['./nestjs-module/src/index.ts'],
        },
      },
    }),
  });

  expect(found).toEqual(Object.fromEntries(expected));
}, 180_000);
