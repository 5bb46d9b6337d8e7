import { createInterface } from 'node:readline';

/**
 * Turns pnpm's `--reporter=ndjson` output into lines that show how far the installation of n8n is, because it can take
 * minutes.
 *
 * @typedef {object} PnpmProgress
 * @property {(event: unknown) => void} event takes one parsed line of pnpm's output
 * @property {() => void} tick prints the elapsed time after a period without output
 * @property {() => string[]} tail the last output of pnpm and its scripts, to explain a failure
 */

const SECOND = 1000;
const TAIL_LINES = 25;
const SILENCE = 10 * SECOND;
const STACK = /^(gyp ERR! stack)?\s+at /;

/**
 * @param {{ title: string, onProgress: (line: string) => void, now?: () => number, every?: number }} options
 * @returns {PnpmProgress}
 */
export function createPnpmProgress({ title, onProgress, now = Date.now, every = 2 * SECOND }) {
  const startedAt = now();
  const fetched = new Set();
  const imported = new Set();
  const building = new Set();
  /** @type {string[]} */
  const tail = [];
  let total = 0;
  let unpacked = false;
  let saidAt = startedAt;
  let said = '';

  const remember = (/** @type {string} */ text) => {
    tail.push(...text.split('\n').filter((line) => line.trim() !== '' && !STACK.test(line)));
    tail.splice(0, tail.length - TAIL_LINES);
  };

  const say = (/** @type {string} */ what) => {
    said = what;
    saidAt = now();
    onProgress(`${title}: ${what} (${Math.round((now() - startedAt) / SECOND)} s)`);
  };

  const whereItIs = () => {
    if (building.size > 0 && unpacked) return `building ${[...building].join(' and ')}`;
    if (total === 0) return 'reading the lockfile';
    // pnpm counts downloaded and linked packages separately, so each counts half.
    const done = unpacked ? total : Math.floor((fetched.size + imported.size) / 2);
    return `${count(Math.min(done, total))} of ${count(total)} packages`;
  };

  return {
    event(value) {
      const event = /** @type {any} */ (value);
      if (event.name === 'pnpm:stats' && event.added) total = event.added;
      if (event.name === 'pnpm:stage' && event.stage === 'importing_done') unpacked = true;
      if (event.name === 'pnpm:progress') {
        if (event.status === 'fetched' || event.status === 'found_in_store') fetched.add(event.packageId);
        if (event.status === 'imported') imported.add(event.to);
      }
      if (event.name === 'pnpm:lifecycle') {
        const name = packageName(event.depPath);
        if (event.script) building.add(name);
        if ('exitCode' in event) building.delete(name);
        if (event.line) remember(event.line);
      }
      if (event.level === 'error') remember(event.err?.message ?? event.message ?? event.msg ?? '');
      const what = whereItIs();
      if (total > 0 && what !== said && now() - saidAt >= every) say(what);
    },
    tick() {
      if (now() - saidAt >= SILENCE) say(whereItIs());
    },
    tail: () => [...tail],
  };
}

/**
 * @param {NodeJS.ReadableStream} stream
 * @param {PnpmProgress} progress
 * @param {(line: string) => void} keep receives every line as pnpm wrote it
 */
export async function readPnpmOutput(stream, progress, keep) {
  for await (const line of createInterface({ input: stream })) {
    keep(line);
    try {
      progress.event(JSON.parse(line));
    } catch {
      progress.event({ level: 'error', message: line });
    }
  }
}

/** @param {string} depPath an identifier such as `sqlite3@5.1.7`, or the folder the package stands in */
function packageName(depPath) {
  const last = depPath.split('node_modules/').at(-1) ?? depPath;
  return last.replace(/(?<=.)@.*$/, '');
}

/** @param {number} value */
const count = (value) => value.toLocaleString('en-US');
