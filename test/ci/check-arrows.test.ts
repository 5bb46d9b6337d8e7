import { beforeAll, describe, expect, it } from '@jest/globals';
import { findingsOf } from './tree';

describe('the check of who imports whom', () => {
  it('is content with a tree whose arrows all run the right way', () => {
    expect(
      findingsOf('check-arrows', {
        'core/src/pure.ts': `export * from './sms'; const process = { env: 1 }; export const x = { process, setTimeout: process };`,
        'core/src/sms.ts': 'export const now = (d: number) => new Date(d);',
        'core/src/index.ts': `export * from './pure'; export * from './node/http';`,
        'core/src/node/http.ts': `import { request } from 'node:http'; export const timer = setTimeout(request, 1);`,
        'sandbox/src/index.ts': `import { createClient } from 'cpaas-8x8'; import { workflow } from 'cpaas-8x8/workflow'; import { createServer } from 'node:http';`,
        'nestjs-module/src/index.ts': `import { Module } from '@nestjs/common'; import type { X } from 'cpaas-8x8/pure';`,
        'nodes/A/A.node.ts': `import { sleep } from 'n8n-workflow'; import { x } from '../../core/src/pure'; import { B } from '../b';`,
        'nodes/b.ts': `import { createHmac } from 'node:crypto'; export const B = createHmac;`,
        'test/nodes/a.test.ts': `import { A } from '../../nodes/A/A.node'; import '../../core/src/node/http';`,
      }),
    ).toEqual([]);
  });

  const forbidden: readonly (readonly [string, string, string, string])[] = [
    ['a package in the core', 'core/src/a.ts', `import { z } from 'zod';`, 'imports zod'],
    [
      'a type of a package in the core',
      'core/src/a.ts',
      `import type { INode } from 'n8n-workflow';`,
      'imports n8n-workflow',
    ],
    ['the core by its own name', 'core/src/a.ts', `export * from 'cpaas-8x8';`, 'imports cpaas-8x8'],
    [
      'the sandbox in the core',
      'core/src/a.ts',
      `export * from '../../sandbox/src';`,
      'imports ../../sandbox/src',
    ],
    [
      'a Node module in the pure core',
      'core/src/a.ts',
      `const fs = await import('node:fs');`,
      'imports node:fs',
    ],
    [
      'a Node type in the pure core',
      'core/src/a.ts',
      `export type A = import('node:http').Agent;`,
      'imports node:http',
    ],
    [
      'a bare Node module in the pure core',
      'core/src/a.ts',
      `import crypto = require('crypto');`,
      'imports crypto',
    ],
    [
      'the Node part in the pure core',
      'core/src/pure.ts',
      `export * from './node/http';`,
      'imports ./node/http',
    ],
    [
      'a timer in the pure core',
      'core/src/a.ts',
      `export const a = () => setTimeout(() => 1, 1);`,
      'uses setTimeout',
    ],
    ['process in the pure core', 'core/src/a.ts', 'export const a = process.env;', 'uses process'],
    ['the type Buffer in the pure core', 'core/src/a.ts', 'export type A = { body: Buffer };', 'uses Buffer'],
    ['the clock in the pure core', 'core/src/a.ts', 'export const a = Date.now();', 'uses Date.now'],
    ['the present in the pure core', 'core/src/a.ts', 'export const a = new Date();', 'uses new Date()'],
    [
      'the dice in the pure core',
      'core/src/a.ts',
      'export const a = { ...[Math.random] };',
      'uses Math.random',
    ],
    [
      'the core by path in the sandbox',
      'sandbox/src/a.ts',
      `import '../../core/src/pure';`,
      'imports ../../core/src/pure',
    ],
    [
      'another of our packages in the sandbox',
      'sandbox/src/a.ts',
      `import 'nestjs-8x8';`,
      'imports nestjs-8x8',
    ],
    [
      'the inside of the core in the Nest module',
      'nestjs-module/src/a.ts',
      `import 'cpaas-8x8/node';`,
      'imports cpaas-8x8/node',
    ],
    [
      'the nodes in the Nest module',
      'nestjs-module/src/a.ts',
      `require('../../nodes/a');`,
      'imports ../../nodes/a',
    ],
    [
      'the Node client in a node',
      'nodes/A/A.node.ts',
      `import { createClient } from 'cpaas-8x8';`,
      'imports cpaas-8x8',
    ],
    ['a development dependency in a node', 'nodes/A/A.node.ts', `import Ajv from 'ajv';`, 'imports ajv'],
    ['a Node module in a credential', 'credentials/a.ts', `import { readFileSync } from 'fs';`, 'imports fs'],
    [
      'the inside of the core in a node',
      'nodes/a.ts',
      `export { x } from '../core/src/text';`,
      'imports ../core/src/text',
    ],
    [
      'the core by its name in a node',
      'nodes/a.ts',
      `export { x } from 'cpaas-8x8/pure';`,
      'imports cpaas-8x8/pure',
    ],
    [
      'an import nobody can follow',
      'nodes/a.ts',
      'const a = (n: string) => require(n);',
      'imports something computed',
    ],
    [
      'a node in an example',
      'examples/nestjs/src/a.ts',
      `import '../../../nodes/A/A.node';`,
      'imports ../../../nodes/A/A.node',
    ],
    ['a node in the workshop', '.ci/a.mjs', `import '../nodes/a.js';`, 'imports ../nodes/a.js'],
    [
      'a test in the demo',
      'examples/demo/run.mjs',
      `await import('../../test/e2e/n8n.mjs');`,
      'imports ../../test/e2e/n8n.mjs',
    ],
  ];

  // One tree holds every case, each in a file of its own, so that the compiler starts once.
  const fileOf = (path: string, index: number): string => path.replace(/(?=\.\w+$)/, String(index));
  let findings: readonly string[] = [];

  beforeAll(() => {
    const files = forbidden.map(([, path, text], index) => [fileOf(path, index), `\n${text}\n`] as const);
    findings = findingsOf('check-arrows', Object.fromEntries(files));
  });

  it.each(forbidden.map(([what, path, , finding], index) => [what, fileOf(path, index), finding] as const))(
    'refuses %s',
    (_what, path, finding) => {
      expect(findings.filter((line) => line.startsWith(`${path}:`))).toEqual([
        expect.stringContaining(`${path}:2 ${finding}: `),
      ]);
    },
  );
});
