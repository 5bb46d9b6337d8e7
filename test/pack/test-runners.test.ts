import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { manifestOf, pack, root } from './packed';
import { outputOf, runProgram, type Ended } from './program';

const MINUTE = 60_000;

/** How the runners say that something was left open. */
const leaks = /failed to exit gracefully|did not exit|open handle|leaks? detected|close timed out/i;

let folder: string;

/** The versions of this workspace, which are in the store of pnpm already. */
const versionsOf = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, manifestOf(join(root, 'node_modules', name)).version]));

/** All snapshots of a project, by file. */
function snapshotsIn(project: string): Record<string, string> {
  const snapshots = join(folder, project, '__snapshots__');
  if (!existsSync(snapshots)) return {};
  return Object.fromEntries(
    readdirSync(snapshots).map((file) => [file, readFileSync(join(snapshots, file), 'utf8')]),
  );
}

/** A project in CommonJS with Jest, and one in ES modules with Vitest, that use the sandbox in their tests. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), '8x8-test-runners-'));
  const tarballs = await pack(join(folder, 'tarballs'), ['cpaas-8x8', '8x8-sandbox']);
  cpSync(join(root, 'test', 'pack', 'consumers', 'test-runners'), folder, { recursive: true });
  const settings = {
    packages: ['jest', 'vitest'],
    overrides: { 'cpaas-8x8': `file:${tarballs['cpaas-8x8']}` },
  };
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), JSON.stringify(settings));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
  const write = (project: string, type: string, runner: Record<string, string>): void =>
    writeFileSync(
      join(folder, project, 'package.json'),
      JSON.stringify({
        name: `tests-with-${project}`,
        private: true,
        type,
        devDependencies: {
          '8x8-sandbox': `file:${tarballs['8x8-sandbox']}`,
          'cpaas-8x8': `file:${tarballs['cpaas-8x8']}`,
          ...runner,
        },
      }),
    );
  write('jest', 'commonjs', versionsOf('jest', '@jest/globals', '@swc/core', '@swc/jest'));
  write('vitest', 'module', versionsOf('vitest', 'vite'));
  const { packageManager = 'pnpm' } = manifestOf(root);
  const flags = ['--ignore-scripts', '--no-frozen-lockfile', '--prefer-offline'];
  await outputOf('npx', ['-y', packageManager, 'install', ...flags], { cwd: folder });
}, 5 * MINUTE);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the tests of a project with the Node of this test: the newest Vitest needs a newer one than 20. */
function run(project: string, ...args: readonly string[]): Promise<Ended> {
  const cwd = join(folder, project);
  const program = join(cwd, 'node_modules', '.bin', project);
  const PATH = `${dirname(process.execPath)}:${process.env['PATH']}`;
  // Jest writes its results to stderr.
  const toOneOutput = ['-c', 'exec "$0" "$@" 2>&1', program, ...args];
  return runProgram('sh', toOneOutput, { cwd, env: { PATH, NO_COLOR: '1' } });
}

/** The output says what is wrong. */
function expectPassed({ code, output }: Ended): void {
  expect(code === 0 && !leaks.test(output) ? 'passed' : output).toBe('passed');
}

describe.each([
  ['jest', ['--ci=false'], ['--ci']],
  ['vitest', ['run', '--update=new'], ['run', '--update=none']],
] as const)('a project that tests itself with %s', (project, writing, comparing) => {
  it(
    'passes in parallel processes, with the same snapshots in the next run, and leaves nothing open',
    async () => {
      const first = await run(project, ...writing);
      expectPassed(first);
      const written = snapshotsIn(project);
      expect(Object.values(written).join('')).toContain('<umid-1>');

      const second = await run(project, ...comparing);
      expectPassed(second);
      expect(snapshotsIn(project)).toEqual(written);
    },
    3 * MINUTE,
  );
});

it(
  'leaves no handle open that Jest can see',
  async () => {
    expectPassed(await run('jest', '--ci', '--detectOpenHandles'));
  },
  MINUTE,
);
