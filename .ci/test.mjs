import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { buildAll } from './build.mjs';
import { run } from './command.mjs';
import { ensureWorkspace, root } from './workspace.mjs';

const NEEDS_WHOLE_N8N = 'test/e2e/';
const countsFile = join(root, '.state', 'jest-counts.json');

function sayWhatIsLeftOut() {
  console.log(
    `Left out, because quick: ${NEEDS_WHOLE_N8N}** (needs two whole n8n, 2.8 GB and some minutes to install).`,
  );
}

/** The n8n 2 of the demos, and the last n8n 1. */
async function prepareWholeN8n() {
  const installer = join(root, 'examples', 'demo', 'lib', 'install-n8n.mjs');
  if (!existsSync(installer)) return;
  const { installN8n } = await import(pathToFileURL(installer).href);
  const onProgress = (line) => console.log(line);
  await installN8n({ onProgress });
  await installN8n({ onProgress, dir: join(root, 'test', 'e2e', 'n8n-1') });
}

function countsLine() {
  const { passed, failed, skipped } = JSON.parse(readFileSync(countsFile, 'utf8'));
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Runs Jest under the pinned Node 24 and answers its exit code; the line of counts is the last one printed. */
async function runJest(node24, args) {
  mkdirSync(join(root, '.state'), { recursive: true });
  rmSync(countsFile, { force: true });
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const reporters = ['--reporters=default', `--reporters=${join(root, '.ci', 'jest-counts.cjs')}`];
  const { code } = await run(node24, [jest, ...args, ...reporters], {
    cwd: root,
    env: { JEST_COUNTS_FILE: countsFile },
    allowFailure: true,
  });
  console.log(existsSync(countsFile) ? `\n${countsLine()}` : '\nJest ended before it ran any test.');
  return code;
}

/**
 * `npm test [-- <jest arguments>]`: everything. `npm run test:quick`: what needs no whole n8n.
 * A path or a pattern among the arguments is what Jest is to run, and n8n is installed only if it may need it.
 */
async function main() {
  const args = process.argv.slice(2);
  const quick = args.includes('--quick');
  const forJest = args.filter((arg) => arg !== '--quick');
  const patterns = forJest.filter((arg) => !arg.startsWith('-'));
  const wantsN8n = !quick && (patterns.length === 0 || patterns.some((pattern) => pattern.includes('e2e')));

  const { node24 } = await ensureWorkspace();
  await buildAll();
  if (quick) sayWhatIsLeftOut();
  if (wantsN8n) await prepareWholeN8n();
  const leaveOut = quick
    ? [NEEDS_WHOLE_N8N, '/node_modules/'].map((path) => `--testPathIgnorePatterns=${path}`)
    : [];
  return runJest(node24, [...forJest, ...leaveOut]);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
