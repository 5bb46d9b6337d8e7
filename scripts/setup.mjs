import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Prepares a fresh clone: `node scripts/setup.mjs` checks Node and installs the workspace with the pinned pnpm, so that the
 * README's commands need nothing but Node. Other scripts use its functions.
 */

const OLDEST_NODE = [20, 19];

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Node 24 and Node 20.19, as the workspace pins them. */
export const node24 = join(root, 'node_modules', 'node', 'bin', 'node');
export const node20 = join(root, 'node_modules', 'node-20', 'bin', 'node');

/** Runs a program in this terminal and returns its exit code. */
export function run(command, args, { env = {}, cwd = root } = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  if (error) throw error;
  return status ?? 1;
}

/** The command for the pnpm version that package.json pins. It needs no installation. */
export function pnpm(...args) {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // npx reads all of node_modules in its working directory, which takes seconds here.
  return { command: 'npx', args: ['-y', packageManager, '--dir', root, ...args], cwd: tmpdir() };
}

/**
 * Throws if this Node is older than the oldest supported one. The error of a dependency would not name the reason.
 */
export function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Error(`This is Node ${process.versions.node}. Install Node ${OLDEST_NODE.join('.')} or later.`);
}

/** Installs the packages of pnpm-lock.yaml. pnpm is fast when nothing has changed. */
export function installWorkspace() {
  const { command, args, cwd } = pnpm('install', '--frozen-lockfile', '--prefer-offline');
  // CI makes pnpm ask no questions.
  const code = run(command, args, { cwd, env: { CI: 'true' } });
  if (code === 0) return;
  throw new Error(
    'The workspace could not be installed. Usual reasons: no connection to the npm registry (behind a proxy, set ' +
      'HTTPS_PROXY), a full disk, or a package.json that was changed without pnpm-lock.yaml.',
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    refuseOldNode();
    installWorkspace();
    mkdirSync(join(root, '.state'), { recursive: true });
  } catch (error) {
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
