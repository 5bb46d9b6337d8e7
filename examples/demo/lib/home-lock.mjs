import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { readJson, writeJson } from './n8n-home.mjs';
import { signalGroup } from './process-group.mjs';

/**
 * Ensures that only one n8n uses a home folder, with a lock file that names the process. A process is identified by its ID
 * and start time, because IDs are reused.
 *
 * @typedef {{ pid: number, startTime: string }} ProcessIdentity
 * @typedef {{ n8n: ProcessIdentity, startedBy: ProcessIdentity }} HomeLock
 */

/**
 * Stops an n8n in this home whose starter has exited. Throws while its starter is still running.
 *
 * @param {string} home
 */
export async function stopAbandonedN8n(home) {
  /** @type {HomeLock | undefined} */
  const lock = await readJson(lockFile(home));
  if (lock && (await isRunning(lock.n8n))) {
    if (await isRunning(lock.startedBy)) {
      throw new Error(
        `An n8n already runs in ${home} (process ${lock.n8n.pid}, started by process ${lock.startedBy.pid}). ` +
          'Stop that run first, or use another home.',
      );
    }
    signalGroup(lock.n8n.pid, 'SIGKILL');
    // Its port is only free after it has exited.
    while (await isRunning(lock.n8n)) await sleep(50);
  }
  await rm(lockFile(home), { force: true });
  // n8n's crash marker. With it, n8n waits ten seconds before it starts.
  await rm(join(home, '.n8n', 'crash.journal'), { force: true });
}

/**
 * Records which n8n uses this home, and which process started it.
 *
 * @param {string} home
 * @param {number} pid
 */
export async function lockHome(home, pid) {
  await writeJson(lockFile(home), {
    n8n: await identifyProcess(pid),
    startedBy: await identifyProcess(process.pid),
  });
}

/** @param {string} home */
export async function unlockHome(home) {
  await rm(lockFile(home), { force: true });
}

/** @param {string} home */
const lockFile = (home) => join(home, 'lock.json');

/** @param {number} pid */
const identifyProcess = async (pid) => ({ pid, startTime: (await readStartTime(pid)) ?? '' });

/** @param {ProcessIdentity} process */
const isRunning = async ({ pid, startTime }) => startTime !== '' && (await readStartTime(pid)) === startTime;

/**
 * The start time of a process in the system's own format, or undefined when the process does not exist.
 *
 * @param {number} pid
 */
async function readStartTime(pid) {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    // proc(5): the 22nd field. The second field is a name in brackets and can contain spaces.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields && fields[0] !== 'Z' ? `${boot.trim()} ${fields[19]}` : undefined;
  }
  const ps = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => undefined);
  return ps?.stdout.trim() || undefined;
}
