import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { exclusively } from './exclusive.mjs';
import { run, secondsSince } from './command.mjs';
import { readStamp, stampOf, writeStamp } from './stamps.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const MANIFESTS = [
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'core/package.json',
  'sandbox/package.json',
  'nestjs-module/package.json',
];
const OLDEST_NODE = [20, 19];
const stampFile = join(root, 'node_modules', '.workspace-stamp');

// The binary itself, not node_modules/.bin/node: pnpm's shim sets NODE_PATH, and with it every package of the
// store could be required, declared or not.
const node24 = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** The pnpm that package.json pins, as arguments for npx: nobody needs to have it installed. */
export function pnpmCommand() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return ['npx', ['-y', packageManager]];
}

/** A run that can be read in a log: no spinners, and no questions asked. */
export const pnpmEnv = {
  CI: 'true',
  npm_config_update_notifier: 'false',
  // What was fetched before is used without asking the registry whether it is still there.
  npm_config_prefer_offline: 'true',
};

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [needMajor, needMinor] = OLDEST_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new Error(
    `This is Node ${process.versions.node}; ${OLDEST_NODE.join('.')} or later is needed. (Tests and the demo bring their own Node 24.)`,
  );
}

async function install(log) {
  const start = performance.now();
  const [npx, pnpm] = pnpmCommand();
  log(`Installing the workspace with ${pnpm.at(-1)}: about a minute the first time …`);
  try {
    await run(npx, [...pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'], {
      cwd: root,
      env: pnpmEnv,
      quiet: true,
      onLine: (line) => line.startsWith('Progress: ') && log(`  ${line}`),
    });
  } catch (error) {
    const reason =
      error.code === 'ENOENT'
        ? 'npx was not found; it comes with npm, which comes with Node.'
        : 'Usually it is the connection to the npm registry (behind a proxy, set HTTPS_PROXY), a full disk, or a ' +
          'package.json that was changed without updating pnpm-lock.yaml.';
    throw new Error(`The workspace could not be installed. ${error.message}\n${reason}`, { cause: error });
  }
  log(`Installed in ${secondsSince(start)}.`);
}

async function pinnedNode() {
  if (existsSync(node24)) {
    const { code, output } = await run(node24, ['--version'], { quiet: true, allowFailure: true });
    if (code === 0 && output.startsWith('v24.')) return node24;
  }
  if (process.versions.node.startsWith('24.')) return process.execPath;
  throw new Error(
    `The pinned Node 24 is not there or does not run on ${process.platform}/${process.arch}. ` +
      'Start this with a Node 24 of your own instead.',
  );
}

/**
 * Lets one process at a time do `work`: `npm run demo` and `npm test` may be started side by side, and both install
 * and build into the same folders.
 */
export function oneAtATime(name, work, log) {
  const state = join(root, '.state');
  mkdirSync(state, { recursive: true });
  const onWait = (pid) => log(`Waiting for process ${pid} to finish its ${name} …`);
  return exclusively(join(state, `${name}.lock`), { onWait }, work);
}

/**
 * Makes sure that what pnpm-lock.yaml names is installed, and answers the path of the Node 24 it pins.
 * Costs a few milliseconds when nothing has changed since the last time.
 */
export async function ensureWorkspace({ log = console.log } = {}) {
  refuseOldNode();
  const work = async () => {
    const stamp = stampOf(root, MANIFESTS, process.platform, process.arch);
    if (readStamp(stampFile) !== stamp) {
      await install(log);
      writeStamp(stampFile, stamp);
    }
    return { node24: await pinnedNode() };
  };
  return oneAtATime('install', work, log);
}
