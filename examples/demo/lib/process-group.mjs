import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A process and all its child processes. n8n starts task runners as children, which must not outlive it.
 *
 * @typedef {object} ProcessGroup
 * @property {number} pid
 * @property {boolean} running
 * @property {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} exited
 * @property {(graceMs: number) => Promise<void>} stop asks the process to exit, then kills the whole group
 * @property {() => Promise<void>} kill kills the whole group at once, as in a crash
 */

/** @type {Set<number>} */
const living = new Set();
process.once('exit', () => living.forEach((pid) => signalGroup(pid, 'SIGKILL')));

/**
 * @param {{ command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv, onLine: (line: string) => void }} options
 * @returns {ProcessGroup}
 */
export function startProcessGroup({ command, args, cwd, env, onLine }) {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const pid = child.pid ?? 0;
  if (pid > 0) living.add(pid);
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', onLine);

  let running = true;
  /** @type {ProcessGroup['exited']} */
  const exited = new Promise((resolve) => {
    const end = (/** @type {number | null} */ code, /** @type {NodeJS.Signals | null} */ signal) => {
      if (!running) return;
      running = false;
      signalGroup(pid, 'SIGKILL');
      living.delete(pid);
      resolve({ code, signal });
    };
    child.once('exit', end);
    child.once('error', (error) => {
      onLine(error.message);
      end(null, null);
    });
  });

  return {
    pid,
    get running() {
      return running;
    },
    exited,
    async stop(graceMs) {
      if (!running) return;
      child.kill('SIGTERM');
      await Promise.race([exited, sleep(graceMs, undefined, { ref: false })]);
      await this.kill();
    },
    async kill() {
      if (running) signalGroup(pid, 'SIGKILL');
      await exited;
    },
  };
}

/**
 * @param {number} pid the group's first process
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(pid, signal) {
  if (!(pid > 0)) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has no processes left.
  }
}
