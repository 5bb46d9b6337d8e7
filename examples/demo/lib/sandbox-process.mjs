import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProcessGroup } from './process-group.mjs';

/**
 * Starts the sandbox as a separate process and calls its control API.
 *
 * @typedef {Awaited<ReturnType<typeof startSandbox>>} SandboxProcess
 */

/**
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.node
 * @param {number} options.port
 * @param {string} options.seed
 * @param {string[]} [options.args] further arguments of the command line
 * @param {boolean} [options.reload] runs the sources, and starts again when they change
 * @param {(line: string) => void} [options.log]
 */
export async function startSandbox({ root, node, port, seed, reload = false, args = [], log = () => {} }) {
  const url = `http://127.0.0.1:${port}`;
  /** @type {string[]} */
  const said = [];
  const group = startProcessGroup({
    command: node,
    args: [...program(root, reload), '--port', String(port), '--seed', seed, ...args],
    cwd: root,
    env: process.env,
    onLine: (line) => {
      said.push(line);
      log(line);
    },
  });

  for (const deadline = Date.now() + 15_000; ; await sleep(50)) {
    if (!group.running) throw new Error(`The sandbox did not start:\n${said.slice(-10).join('\n')}`);
    if (await answers(url)) break;
    if (Date.now() > deadline) throw new Error('The sandbox did not respond within 15 s.');
  }

  return {
    url,
    get: (/** @type {string} */ path) => control(url, 'GET', path),
    post: (/** @type {string} */ path, /** @type {unknown} */ body = {}) => control(url, 'POST', path, body),
    exited: group.exited,
    stop: () => group.stop(3_000),
  };
}

/**
 * @param {string} root
 * @param {boolean} reload
 */
function program(root, reload) {
  if (!reload) return [join(root, 'sandbox', 'dist', 'cli.mjs')];
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  return [
    tsx,
    'watch',
    '--tsconfig',
    join(root, 'tsconfig.check.json'),
    join(root, 'sandbox', 'src', 'cli.ts'),
  ];
}

/** @param {string} url */
async function answers(url) {
  return fetch(`${url}/_sandbox/messages`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/**
 * @param {string} url
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<any>}
 */
async function control(url, method, path, body) {
  const response = await fetch(`${url}/_sandbox/${path}`.replace(/\/$/, ''), {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`The sandbox responded to ${method} ${path} with ${response.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
