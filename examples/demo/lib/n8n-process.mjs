import { setTimeout as sleep } from 'node:timers/promises';
import { lockHome, stopAbandonedN8n, unlockHome } from './home-lock.mjs';
import { startProcessGroup } from './process-group.mjs';

/**
 * Starts and stops an n8n process and collects its output. Only one n8n uses a home: the start stops one that an earlier run left there, and throws if that run has not ended.
 *
 * @typedef {object} N8nProcess
 * @property {() => Promise<void>} start resolves when n8n answers that it is ready
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} kill
 * @property {() => string[]} logs
 * @property {boolean} running
 * @property {number | undefined} pid
 * @property {Promise<string>} exited why n8n exited, in the current or last run
 */

const READY_WITHIN_MS = 180_000;
const GRACE_MS = 15_000;
const KEPT_LINES = 2000;
/** n8n's last output when it starts. n8n 1 reports readiness long before its REST API and triggers are ready. */
const READY_LINE = 'Editor is now accessible';

/**
 * @param {object} options
 * @param {string} options.home
 * @param {string} options.url
 * @param {import('./install-n8n.mjs').InstalledN8n} options.install
 * @param {NodeJS.ProcessEnv} options.environment
 * @param {(line: string) => void} options.log receives every line that n8n prints
 * @returns {N8nProcess}
 */
export function createN8nProcess({ home, url, install, environment, log }) {
  /** @type {string[]} */
  const lines = [];
  /** @type {import('./process-group.mjs').ProcessGroup | undefined} */
  let group;
  let stopRequested = false;
  let sawReadyLine = false;
  /** @type {Promise<string>} */
  let exited = Promise.resolve('n8n has not been started');

  const onLine = (/** @type {string} */ line) => {
    lines.push(line);
    sawReadyLine ||= line.includes(READY_LINE);
    if (lines.length > KEPT_LINES) lines.shift();
    log(line);
  };

  async function end(
    /** @type {(group: import('./process-group.mjs').ProcessGroup) => Promise<void>} */ how,
  ) {
    if (!group) return;
    stopRequested = true;
    await how(group);
    await unlockHome(home);
  }

  return {
    async start() {
      if (group?.running) throw new Error('n8n is running already.');
      await stopAbandonedN8n(home);
      stopRequested = false;
      sawReadyLine = false;
      // n8n reads a `.env` file from its working directory. Its home has none.
      const args = [install.n8nBin, 'start'];
      const started = startProcessGroup({ command: install.node, args, cwd: home, env: environment, onLine });
      group = started;
      exited = started.exited.then(({ code, signal }) =>
        stopRequested
          ? 'n8n was stopped'
          : `n8n ended by itself (${signal ?? `code ${code}`}). It said last:\n${lastLines(lines)}`,
      );
      await lockHome(home, started.pid);
      if (await waitUntilReady(url, started, () => sawReadyLine)) return;
      if (!started.running) throw new Error(await exited);
      await started.kill();
      throw new Error(
        `n8n was not ready after ${READY_WITHIN_MS / 1000} s. It said last:\n${lastLines(lines)}`,
      );
    },
    stop: () => end((running) => running.stop(GRACE_MS)),
    kill: () => end((running) => running.kill()),
    logs: () => [...lines],
    get running() {
      return group?.running ?? false;
    },
    get pid() {
      return group?.running ? group.pid : undefined;
    },
    get exited() {
      return exited;
    },
  };
}

/**
 * @param {string} url
 * @param {import('./process-group.mjs').ProcessGroup} group
 * @param {() => boolean} sawReadyLine
 */
async function waitUntilReady(url, group, sawReadyLine) {
  for (
    const deadline = Date.now() + READY_WITHIN_MS;
    Date.now() < deadline && group.running;
    await sleep(100)
  ) {
    const answer = await fetch(`${url}/healthz/readiness`, { signal: AbortSignal.timeout(5000) }).catch(
      () => undefined,
    );
    await answer?.body?.cancel();
    // The response can come from another program on the port. In that case n8n has exited.
    if (answer?.ok && group.running && sawReadyLine()) return true;
  }
  return false;
}

/** @param {string[]} lines */
const lastLines = (lines) => lines.slice(-12).join('\n');
