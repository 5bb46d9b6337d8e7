import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
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
const LIBRARIES = ['cpaas-8x8', 'smpp-8x8', '8x8-sandbox', 'nestjs-8x8'] as const;
const folderInRoot = {
  'cpaas-8x8': join(root, 'core'),
  'smpp-8x8': join(root, 'smpp'),
  '8x8-sandbox': join(root, 'sandbox'),
  'nestjs-8x8': join(root, 'nestjs-module'),
};
/** The sandbox's dependencies for uploads, scripts, queues, spreadsheets, CSV and JSON Patch. */
const dependenciesOfTheSandbox = [
  '@fastify/busboy',
  '@jitl/quickjs-wasmfile-release-sync',
  'acorn',
  'classic-level',
  'fastq',
  'fflate',
  'libphonenumber-js',
  'papaparse',
  'quickjs-emscripten-core',
  'read-excel-file',
  'rfc6902',
];

let folder: string;
let tarballs: Tarballs;
const unpacked = new Map<PackageName, string>();

/** All file paths in a part of a manifest. */
function pathsIn(part: unknown): readonly string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(pathsIn) : [];
}

const folderOf = (name: PackageName): string => unpacked.get(name) ?? `${name} was not unpacked`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), '8x8-pack-'));
  tarballs = await pack(join(folder, 'tarballs'), LIBRARIES);
  for (const name of LIBRARIES)
    unpacked.set(name, await unpack(tarballs[name], join(folder, 'node_modules', name)));
}, 3 * MINUTE);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each(LIBRARIES)('%s', (name) => {
  it('contains compiled code, types, source maps and served files, but no sources or tests', () => {
    const files = filesIn(folderOf(name));
    expect(
      files.filter(
        (file) => !file.startsWith('dist/') && !['LICENSE', 'README.md', 'package.json'].includes(file),
      ),
    ).toEqual([]);
    expect(files.filter((file) => /(?<!\.d)\.ts$|\.tsbuildinfo$|\.test\./.test(file))).toEqual([]);
    expect(files).toContain('dist/index.d.cts');
    expect(files.filter((file) => file.endsWith('.map'))).not.toEqual([]);
  });

  it('contains every file that its manifest names', () => {
    const { main, types, exports, bin } = manifestOf(folderOf(name));
    const named = pathsIn([main, types, exports, bin]);
    expect(named.filter((path) => !existsSync(join(folderOf(name), path)))).toEqual([]);
  });

  it.each([
    ['publint', ['run', '--strict']],
    ['attw', ['--quiet']],
  ])(
    'is in order for %s',
    async (checker, args) => {
      const program = join(root, 'node_modules', '.bin', checker);
      expect(await runProgram(program, [...args, tarballs[name]], { cwd: root })).toMatchObject({ code: 0 });
    },
    MINUTE,
  );

  it('depends only on this version of cpaas-8x8 or a compatible one, and on the expected packages', () => {
    const { dependencies = {} } = manifestOf(folderOf(name));
    const { version } = manifestOf(folderOf('cpaas-8x8'));
    const { 'cpaas-8x8': core, ...others } = dependencies;
    expect(core).toBe(name === 'cpaas-8x8' ? undefined : `^${version}`);
    expect(Object.keys(others)).toEqual(name === '8x8-sandbox' ? dependenciesOfTheSandbox : []);
    expect(Object.values(others).filter((range) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
  });
});

describe('the CSV parser in the core', () => {
  it('is bundled with its licence, and needs neither an installed package nor Node', () => {
    const core = folderOf('cpaas-8x8');
    const code = filesIn(core)
      .filter((file) => /^dist\/pure.*\.[cm]js$/.test(file))
      .map((file) => readFileSync(join(core, file), 'utf8'))
      .join('\n');

    expect(code).toContain('Papa Parse');
    expect(code).not.toMatch(/(?:require\(|from |import )["'](?:papaparse|(?:node:)?stream)/);
    expect(readFileSync(join(core, 'dist', 'licenses', 'papaparse.txt'), 'utf8')).toMatch(
      /Copyright[^]*Matthew Holt[^]*Permission is hereby granted/,
    );
  });
});

/** The packages that the sandbox needs, with those that they need, as tarballs. */
async function tarballsForTheSandbox(): Promise<readonly string[]> {
  const packages = new Map<string, string>();
  const add = (name: string, modules: string): void => {
    if (packages.has(name)) return;
    const installed = realpathSync(join(modules, name));
    packages.set(name, installed);
    // pnpm puts the dependencies of a package beside it.
    for (const each of Object.keys(manifestOf(installed).dependencies ?? {}))
      add(each, installed.slice(0, -name.length));
  };
  for (const name of dependenciesOfTheSandbox) add(name, join(root, 'sandbox', 'node_modules'));
  const made: string[] = [];
  for (const installed of packages.values()) made.push(await packAgain(installed, folder));
  return made;
}

/** The oldest supported Node, and the one that runs this test. */
const nodes = [
  ['20.19', join(root, 'node_modules', 'node-20', 'bin', 'node')],
  ['24', process.execPath],
] as const;

/** Without `require` of ES modules Node takes the CommonJS files, as Jest and bundlers do for `require`. */
const commonJsOnly = '--no-experimental-require-module';

describe('a project that installs the client and the sandbox', () => {
  let dependencies: readonly string[];

  beforeAll(async () => {
    dependencies = await tarballsForTheSandbox();
  });

  const install = (kind: 'commonjs' | 'esm' | 'typescript', given = {}): Promise<string> =>
    createConsumer(kind, {
      folder,
      tarballs: [tarballs['cpaas-8x8'], tarballs['8x8-sandbox'], ...dependencies],
      given,
    });

  it(
    'sends an SMS from CommonJS, and finds the sandbox as a program',
    async () => {
      const project = await install('commonjs');
      for (const [, node] of nodes)
        for (const flags of [[], [commonJsOnly]])
          expect(JSON.parse(await outputOf(node, [...flags, 'send.cjs'], { cwd: project }))).toEqual({
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
      for (const [, node] of nodes)
        expect(JSON.parse(await outputOf(node, ['send.mjs'], { cwd: project }))).toEqual({
          umid: expect.any(String),
          code: 'QUEUED',
          refused: true,
          samePackage: true,
        });
    },
    MINUTE,
  );

  it(
    'compiles in TypeScript at its strictest, under every resolution, and sends an SMS',
    async () => {
      const project = await install('typescript', {
        '@types/node': dirname(require.resolve('@types/node/package.json')),
      });
      const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
      for (const resolution of ['node10', 'node16', 'nodenext', 'bundler'])
        expect(
          await runProgram(process.execPath, [tsc, '-p', `tsconfig.${resolution}.json`], { cwd: project }),
        ).toEqual({ code: 0, output: '' });
      expect(await resultOf(join('out-node16', 'send.js'), project)).toEqual({
        umid: expect.any(String),
        refused: true,
      });
    },
    3 * MINUTE,
  );
});

/** The output of `entry-points.cjs` for one entry point. */
interface Loaded {
  readonly required: readonly string[];
  readonly imported: readonly string[];
  /** Names with different values in CommonJS and ESM. */
  readonly different: readonly string[];
}

/** The import names of all entry points of all libraries. */
const entryPoints = (): readonly string[] =>
  LIBRARIES.flatMap((name) =>
    Object.keys(manifestOf(folderOf(name)).exports ?? {})
      .filter((path) => path !== './package.json')
      .map((path) => path.replace('.', name)),
  );

describe('a NestJS project that installs all libraries', () => {
  let project: string;

  beforeAll(async () => {
    const peers = Object.keys(manifestOf(folderOf('nestjs-8x8')).peerDependencies ?? {});
    const given = peers
      .filter((name) => !LIBRARIES.some((library) => library === name))
      .map((name): [string, string] => [name, join(root, 'nestjs-module', 'node_modules', name)]);
    project = await createConsumer('nestjs', {
      folder,
      tarballs: [...LIBRARIES.map((name) => tarballs[name]), ...(await tarballsForTheSandbox())],
      given: Object.fromEntries(given),
    });
  }, MINUTE);

  const load = async (node: string, ...flags: readonly string[]): Promise<readonly Loaded[]> => {
    const output = await outputOf(node, [...flags, 'entry-points.cjs', ...entryPoints()], { cwd: project });
    return Object.values(JSON.parse(output) as Readonly<Record<string, Loaded>>);
  };

  it.each(nodes)(
    'has each class and function once on Node %s, imported and required',
    async (_, node) => {
      const loaded = await load(node);
      expect(loaded).toHaveLength(11);
      for (const { required, imported, different } of loaded) {
        expect(required).not.toEqual([]);
        expect(imported).toEqual(required);
        expect(different).toEqual([]);
      }
    },
    MINUTE,
  );

  it.each(nodes)(
    'finds in the CommonJS files on Node %s what it finds in the ES modules',
    async (_, node) => {
      for (const { required, imported, different } of await load(node, commonJsOnly)) {
        expect(required).toEqual(imported);
        expect(different).not.toEqual([]);
      }
    },
    MINUTE,
  );

  it.each([
    ['cpaas-8x8', '', `parseWebhook('no JSON')`],
    ['8x8-sandbox', '', `createSandbox({ settings: { unknown: true } })`],
    ['nestjs-8x8', '/testing', `sampleEvent('unknown')`],
  ] as const)('shows the line of the source where %s%s throws', async (name, path, failing) => {
    const programs = [
      [
        '--input-type=module',
        '--eval',
        `import * as library from '${name}${path}'; await library.${failing};`,
      ],
      [commonJsOnly, '--eval', `require('${name}${path}').${failing};`],
    ];
    for (const program of programs) {
      const { output } = await runProgram(process.execPath, ['--enable-source-maps', ...program], {
        cwd: project,
      });
      const [, file = '', line, text] =
        /\/node_modules\/[^/]+\/(src\/\S+\.ts):(\d+)\n(.*)\n/.exec(output) ?? [];
      const source = readFileSync(join(folderInRoot[name], file), 'utf8').split('\n');
      expect(text).toContain('new ');
      expect(text).toBe(source[Number(line) - 1]);
    }
  });
});
