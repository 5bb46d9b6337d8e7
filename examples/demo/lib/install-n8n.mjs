import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingBuildTools, toolsAdvice } from './build-tools.mjs';
import { createPnpmProgress, readPnpmOutput } from './pnpm-progress.mjs';

/**
 * @typedef {object} InstalledN8n
 * @property {string} version
 * @property {string} node the Node that runs it
 * @property {string} n8nBin
 * @property {string} dir the folder it was installed into
 */

const N8N_DIR = fileURLToPath(new URL('../n8n/', import.meta.url)).replace(/[\\/]$/, '');
const FINGERPRINTED_FILES = ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml'];

/**
 * Installs the pinned n8n and its Node, unless they are installed already.
 *
 * Downloads about 400 MB the first time. The folder takes 2 GB. Errors say what to do.
 *
 * @param {{ onProgress?: (line: string) => void, dir?: string }} [options]
 * @returns {Promise<InstalledN8n>}
 */
export async function installN8n({ onProgress = () => {}, dir = N8N_DIR } = {}) {
  if (process.platform === 'win32') {
    throw new Error('The demos run n8n on Linux and macOS; on Windows, run them in WSL.');
  }
  if (!(await isInstalled(dir))) {
    const { packageManager, version } = await manifestOf(dir);
    const title = `installing n8n ${version}`;
    onProgress(`${title}: downloading what ${packageManager} has not fetched before (up to some 400 MB)`);
    await runPnpm({ dir, pnpm: packageManager, title, onProgress });
    await writeFile(completeFile(dir), await fingerprint(dir));
  }
  return findN8n(dir);
}

/**
 * Finds an installed n8n.
 *
 * @returns {Promise<InstalledN8n>}
 */
export async function findN8n(dir = N8N_DIR) {
  const { version } = await manifestOf(dir);
  if (!(await isInstalled(dir)))
    throw new Error(`n8n ${version} is not installed in ${dir}. Run npm test to install it.`);
  const node = await realpath(join(dir, 'node_modules', 'node', 'bin', 'node'));
  const n8nBin = await realpath(join(dir, 'node_modules', 'n8n', 'bin', 'n8n'));
  return { version, node, n8nBin, dir };
}

/** @param {string} dir */
const completeFile = (dir) => join(dir, 'node_modules', '.complete');

/** @param {string} dir */
async function isInstalled(dir) {
  return (await readFile(completeFile(dir), 'utf8').catch(() => '')) === (await fingerprint(dir));
}

/** @param {string} dir */
async function manifestOf(dir) {
  const { packageManager, dependencies } = JSON.parse(await readFile(join(dir, 'package.json'), 'utf8'));
  return { packageManager, version: dependencies.n8n };
}

/** @param {string} dir */
async function fingerprint(dir) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of FINGERPRINTED_FILES) hash.update(await readFile(join(dir, file)));
  return hash.digest('hex');
}

/** @param {{ dir: string, pnpm: string, title: string, onProgress: (line: string) => void }} options */
async function runPnpm({ dir, pnpm, title, onProgress }) {
  const progress = createPnpmProgress({ title, onProgress });
  const logFile = join(dir, '.install.log');
  const log = createWriteStream(logFile);
  const child = spawn('npx', ['-y', pnpm, 'install', '--frozen-lockfile', '--reporter=ndjson'], {
    cwd: dir,
    env: installEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const clock = setInterval(progress.tick, 1000);
  const keep = (/** @type {string} */ line) => log.write(`${line}\n`);
  /** @type {Promise<[number | null, NodeJS.Signals | null]>} */
  const ended = new Promise((resolve, reject) =>
    child.once('error', reject).once('close', (...how) => resolve(how)),
  );
  const [[code, signal]] = await Promise.all([
    ended,
    readPnpmOutput(child.stdout, progress, keep),
    readPnpmOutput(child.stderr, progress, keep),
  ]).finally(() => {
    clearInterval(clock);
    log.end();
  });

  if (code === 0 && existsSync(join(dir, 'node_modules', 'n8n'))) return;
  throw new Error(
    await failure({ title, tail: progress.tail(), logFile, end: signal ?? `exit code ${code}` }),
  );
}

/** @returns {NodeJS.ProcessEnv} */
function installEnvironment() {
  // `npm --silent` would silence pnpm too, and with it the progress and the reason of a failure.
  const inherited = { ...process.env };
  delete inherited['npm_config_loglevel'];
  return {
    ...inherited,
    // Without a terminal, pnpm must not ask before it replaces an older node_modules.
    CI: 'true',
    // Compiling SQLite takes three times as long with its default -O3.
    CFLAGS: process.env['CFLAGS'] ?? '-O1 -w',
  };
}

/** @param {{ title: string, tail: string[], logFile: string, end: string }} what */
async function failure({ title, tail, logFile, end }) {
  const said = tail.map((line) => `  ${line}`).join('\n');
  const missing = tail.some((line) => /sqlite3|gyp/.test(line)) ? await missingBuildTools() : [];
  const advice = missing.length > 0 ? `\n${toolsAdvice(missing)}` : '';
  return `${title} did not succeed (${end}).${advice}\nThe last lines it wrote (all of them: ${logFile}):\n${said}`;
}
