import { beforeAll, describe, expect, it } from '@jest/globals';
import { findingsOf } from './tree';

const NODE = 'dist/nodes/A/A.node.js';

/** What the check says of four built packages that are in order but for the files given. */
const dist = (files: Readonly<Record<string, string>>): string[] =>
  findingsOf('check-dist', {
    'package.json': JSON.stringify({ n8n: { nodes: [NODE], credentials: [] } }),
    'dist/core/index.js': 'exports.x = 1;',
    'dist/icons/a.svg': '<svg/>',
    [NODE]: 'const w = require("n8n-workflow"); const c = require("../../core/index.js");',
    'core/package.json': '{}',
    'core/dist/index.js': 'require("node:http"); require("./pure");',
    'core/dist/pure.js': 'exports.y = 1;',
    'core/dist/index.d.ts': 'import { Agent } from "node:http"; export * from "./pure";',
    'core/dist/pure.d.ts': 'export declare const y: number;',
    'sandbox/package.json': JSON.stringify({ dependencies: { 'cpaas-8x8': '0.1.0' } }),
    'sandbox/dist/index.js': 'require("cpaas-8x8/pure");',
    'nestjs-module/package.json': JSON.stringify({ peerDependencies: { '@nestjs/common': '*' } }),
    'nestjs-module/dist/index.js': 'require("@nestjs/common");',
    ...files,
  });

describe('the check of what is published', () => {
  it('is content with packages that require only what will be there', () => {
    expect(
      dist({
        [NODE]: 'const a = { process: 1, icon: "file:../../icons/a.svg" }; a.process; a.console?.log;',
      }),
    ).toEqual([]);
  });

  const forbidden: readonly (readonly [string, string, string])[] = [
    ['a package that n8n will not have', 'require("zod");', 'imports zod'],
    ['a file that is not published', 'require("./missing.js");', 'imports ./missing.js'],
    ['an import nobody can follow', 'require(process_name + "x");', 'imports something computed'],
    [
      'an icon that is not published',
      'const icon = "file:../../icons/b.svg";',
      'shows file:../../icons/b.svg',
    ],
    ...[
      'setTimeout',
      'setInterval',
      'setImmediate',
      'global',
      'globalThis',
      'process',
      '__dirname',
      'console',
    ].map((name) => [`the global ${name}`, `module.exports = ${name};`, `uses ${name}`] as const),
    ['eval', 'eval("1");', 'uses eval'],
    ['a function made of text', 'new Function("return 1");', 'uses Function'],
    ['a global behind a shorthand', 'module.exports = { process };', 'uses process'],
  ];

  // One tree holds every case, each as a node of its own, so that the compiler starts once.
  const nodeOf = (index: number): string => `dist/nodes/N${index}/N${index}.node.js`;
  let findings: readonly string[] = [];

  beforeAll(() => {
    const nodes = forbidden.map(([, text], index) => [nodeOf(index), `"use strict";\n${text}`] as const);
    findings = dist({
      ...Object.fromEntries(nodes),
      'package.json': JSON.stringify({ n8n: { nodes: [NODE, ...nodes.map(([path]) => path)] } }),
    });
  });

  it.each(forbidden.map(([what, , finding], index) => [what, nodeOf(index), finding] as const))(
    'refuses %s in the n8n package',
    (_what, path, finding) => {
      expect(findings.filter((line) => line.startsWith(`${path}:`))).toEqual([
        expect.stringContaining(`${path}:2 ${finding}: `),
      ]);
    },
  );

  it('refuses a node that package.json does not name, and a name without a node', () => {
    expect(dist({ 'package.json': JSON.stringify({ n8n: { nodes: ['dist/nodes/B/B.node.js'] } }) })).toEqual([
      expect.stringContaining('package.json:1 names dist/nodes/B/B.node.js: '),
      expect.stringContaining(`${NODE}:1 is published: `),
    ]);
  });

  it.each([
    ['core/dist/index.js', 'require("undici");', 'imports undici'],
    ['core/dist/index.d.ts', 'export declare const a: import("undici").Agent;', 'imports undici'],
    ['core/dist/index.d.ts', 'export * from "./missing";', 'imports ./missing'],
    ['sandbox/dist/index.js', 'require("express");', 'imports express'],
    ['nestjs-module/dist/index.js', 'require("@nestjs/core");', 'imports @nestjs/core'],
  ])('refuses, in %s, %s', (path, text, finding) => {
    expect(dist({ [path]: text })).toEqual([expect.stringContaining(`${path}:1 ${finding}: `)]);
  });
});
