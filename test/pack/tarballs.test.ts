import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConsumer } from './consumer';
import {
  filesIn,
  manifestOf,
  pack,
  packAgain,
  type PackageName,
  root,
  type Tarballs,
  unpack,
} from './packed';
import { outputOf, resultOf, runProgram } from './program';

const MINUTE = 60_000;
const LIBRARIES = ['cpaas-8x8', '8x8-sandbox', 'nestjs-8x8'] as const;
/** What the sandbox reads uploads, spreadsheets and JSON Patch with. */
const readersOfTheSandbox = ['@fastify/busboy', 'fflate', 'rfc6902'];

let folder: string;
let tarballs: Tarballs;
const unpacked = new Map<PackageName, string>();

const folderOf = (name: PackageName): string => unpacked.get(name) ?? `${name} was not unpacked`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), '8x8-pack-'));
  tarballs = await pack(join(folder, 'tarballs'));
  for (const name of LIBRARIES)
    unpacked.set(name, await unpack(tarballs[name], join(folder, 'node_modules', name)));
}, 3 * MINUTE);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each(LIBRARIES)('%s', (name) => {
  it('holds compiled code, its types and what it serves: no sources, no tests, no maps', () => {
    const files = filesIn(folderOf(name));
    expect(
      files.filter(
        (file) => !file.startsWith('dist/') && !['LICENSE', 'README.md', 'package.json'].includes(file),
      ),
    ).toEqual([]);
    expect(files.filter((file) => /(?<!\.d)\.ts$|\.map$|\.tsbuildinfo$|\.test\./.test(file))).toEqual([]);
  });

  it('holds what its manifest points at', () => {
    const { main, types, bin = {} } = manifestOf(folderOf(name));
    const named = [main, types, ...Object.values(bin)].filter((path) => path !== undefined);
    expect(named.filter((path) => !existsSync(join(folderOf(name), path)))).toEqual([]);
  });

  it('depends on cpaas-8x8 in the version packed beside it, and on nothing else that is not meant', () => {
    const { dependencies = {} } = manifestOf(folderOf(name));
    const { version } = manifestOf(folderOf('cpaas-8x8'));
    const { 'cpaas-8x8': core, ...others } = dependencies;
    expect(core).toBe(name === 'cpaas-8x8' ? undefined : version);
    expect(Object.keys(others)).toEqual(name === '8x8-sandbox' ? readersOfTheSandbox : []);
    expect(Object.values(others).filter((range) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
  });
});

describe('a project that installs the client and the sandbox', () => {
  const readers: string[] = [];

  beforeAll(async () => {
    for (const name of readersOfTheSandbox) {
      const installed = realpathSync(join(root, 'sandbox', 'node_modules', name));
      readers.push(await packAgain(installed, folder));
    }
  });

  const install = (kind: 'commonjs' | 'esm' | 'typescript', given = {}): Promise<string> =>
    createConsumer(kind, {
      folder,
      tarballs: [tarballs['cpaas-8x8'], tarballs['8x8-sandbox'], ...readers],
      given,
    });

  it(
    'sends an SMS from CommonJS, and finds the sandbox as a program',
    async () => {
      const project = await install('commonjs');
      expect(await resultOf('send.cjs', project)).toEqual({
        umid: expect.any(String),
        code: 'QUEUED',
        refused: true,
      });
      const program = join(project, 'node_modules', '.bin', '8x8-sandbox');
      expect(await outputOf(program, ['--help'], { cwd: project })).toContain('--port');
    },
    MINUTE,
  );

  it(
    'sends an SMS from an ES module',
    async () => {
      const project = await install('esm');
      expect(await resultOf('send.mjs', project)).toEqual({
        umid: expect.any(String),
        code: 'QUEUED',
        refused: true,
        samePackage: true,
      });
    },
    MINUTE,
  );

  it(
    'compiles in TypeScript at its strictest, under both resolutions, and sends an SMS',
    async () => {
      const project = await install('typescript', {
        '@types/node': dirname(require.resolve('@types/node/package.json')),
      });
      const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
      for (const resolution of ['node16', 'bundler'])
        expect(
          await runProgram(process.execPath, [tsc, '-p', `tsconfig.${resolution}.json`], { cwd: project }),
        ).toEqual({ code: 0, output: '' });
      expect(await resultOf(join('out-node16', 'send.js'), project)).toEqual({
        umid: expect.any(String),
        refused: true,
      });
    },
    2 * MINUTE,
  );
});

describe('a NestJS project', () => {
  it(
    'loads the module from CommonJS and from an ES module, with the same names',
    async () => {
      const ofTheProject = (name: string): [string, string] => [
        name,
        join(root, 'nestjs-module', 'node_modules', name),
      ];
      const project = await createConsumer('nestjs', {
        folder,
        tarballs: [tarballs['cpaas-8x8'], tarballs['nestjs-8x8']],
        given: Object.fromEntries(
          ['@nestjs/common', '@nestjs/core', 'reflect-metadata', 'rxjs'].map(ofTheProject),
        ),
      });
      const fromCommonJs = await resultOf('load.cjs', project);
      expect(fromCommonJs).not.toEqual([]);
      expect(await resultOf('load.mjs', project)).toEqual(fromCommonJs);
    },
    MINUTE,
  );
});
