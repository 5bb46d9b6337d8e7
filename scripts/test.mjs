import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

import { installN8n } from '../examples/demo/lib/install-n8n.mjs';
import { installWorkspace, node20, node24, refuseOldNode, root, run } from './setup.mjs';
import { BROWSER, COMPILER, REDIS, installPrograms } from './system-packages.mjs';

const WHOLE_N8N = 'test/e2e/';
/** The tests of the sandbox's page. It runs in a browser, whatever Node serves it. */
const PAGE = 'test/sandbox/page/';
/** Test folders that need the built packages. */
const BUILT = ['test/e2e/', 'test/examples/', 'test/pack/'];
/** Test folders that need the sandbox's built page. */
const BUILT_PAGE = [PAGE];
/** System programs that the tests of a folder start. */
const PROGRAMS = {
  [WHOLE_N8N]: [...REDIS, ...COMPILER, ...BROWSER],
  'test/nestjs-module/': REDIS,
  [PAGE]: BROWSER,
};
/** The published libraries support Node 20.19, so their tests run there too. */
const ON_NODE_20 = ['test/core', 'test/smpp', 'test/sandbox', 'test/nestjs-module'];

const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');

/** The test files that Jest would run, relative to the root. */
function listTests(args) {
  const { stdout, stderr, status } = spawnSync(node24, [jest, '--listTests', '--json', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout).map((file) => relative(root, file));
}

/** Runs Jest with one Node and returns its counts. A file that cannot be loaded counts as one failed test. */
function runJest(node, args) {
  const file = join(root, '.state', 'jest.json');
  mkdirSync(join(root, '.state'), { recursive: true });
  rmSync(file, { force: true });
  const code = run(node, [jest, ...args, '--json', `--outputFile=${file}`]);
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
      code,
    };
  } catch {
    console.error('\nJest exited without results. This counts as one failed test.');
    return { passed: 0, failed: 1, skipped: 0, code: 1 };
  }
}

/**
 * `npm test`: runs all tests, and those of the libraries again with the oldest supported Node. `npm run test:quick`:
 * runs all tests but those that need a complete n8n. Other arguments are passed to Jest, and only what the matching
 * tests need is prepared. It first installs what the tests need.
 */
async function main() {
  const quick = process.argv.includes('--quick');
  const args = process.argv.slice(2).filter((arg) => arg !== '--quick');
  const leaveOut = quick
    ? ['/node_modules/', WHOLE_N8N].map((path) => `--testPathIgnorePatterns=${path}`)
    : [];

  refuseOldNode();
  // First, so that users who must install programs by hand see it at once.
  if (args.length === 0) installPrograms([...REDIS, ...BROWSER, ...(quick ? [] : COMPILER)]);
  installWorkspace();
  const files = listTests([...args, ...leaveOut]);
  const onNode20 = files.filter(
    (file) => ON_NODE_20.some((folder) => file.startsWith(folder)) && !file.startsWith(PAGE),
  );
  const needs = (folders) => files.some((file) => folders.some((folder) => file.startsWith(folder)));
  const programs = Object.keys(PROGRAMS).flatMap((folder) => (needs([folder]) ? PROGRAMS[folder] : []));
  installPrograms([...new Set(programs)]);
  if (quick) console.log(`Skipped: ${WHOLE_N8N}, which needs two n8n installations (2.9 GB).`);

  const build = needs(BUILT) ? 'build' : needs(BUILT_PAGE) ? 'build:page' : undefined;
  if (build && run('npm', ['run', '--silent', build]) !== 0) return 1;
  if (needs([WHOLE_N8N])) {
    const onProgress = (line) => console.log(line);
    const lastN8n1 = join(root, 'test', 'e2e', 'n8n-1');
    await Promise.all([installN8n({ onProgress }), installN8n({ onProgress, dir: lastN8n1 })]);
  }

  console.log('\nNode 24');
  const runs = [runJest(node24, [...args, ...leaveOut])];
  if (onNode20.length > 0) {
    console.log('\nNode 20.19');
    const ignored = ['/node_modules/', PAGE].map((path) => `--testPathIgnorePatterns=${path}`);
    runs.push(runJest(node20, [...args, ...ignored, '--roots', ...ON_NODE_20]));
  }
  const sum = (count) => runs.reduce((total, one) => total + one[count], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  return runs.some(({ code }) => code !== 0) ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
