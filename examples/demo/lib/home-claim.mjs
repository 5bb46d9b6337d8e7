import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { readJson, writeJson } from './n8n-home.mjs';
import { signalGroup } from './process-group.mjs';

/**
 * Ensures that only one n8n uses a home folder. A process is identified by its ID and start time, because IDs are reused.
 *
 * @typedef {{ pid: number, born: string }} KnownProcess
 * @typedef {{ n8n: KnownProcess, startedBy: KnownProcess }} Claim
 */

/**
 * Stops an n8n in this home whose starter has exited. Throws while its starter is still running.
 *
 * @param {string} home
 */
export async function clearHome(home) {
  /** @type {Claim | undefined} */
  const claim = await readJson(claimFile(home));
  if (claim && (await lives(claim.n8n))) {
    if (await lives(claim.startedBy)) {
      throw new Error(
        `An n8n already runs in ${home} (process ${claim.n8n.pid}, started by process ${claim.startedBy.pid}). ` +
          'Stop that run first, or use another home.',
      );
    }
    signalGroup(claim.n8n.pid, 'SIGKILL');
    // Its port is only free after it has exited.
    while (await lives(claim.n8n)) await sleep(50);
  }
  await rm(claimFile(home), { force: true });
  // n8n's crash marker. With it, n8n waits ten seconds before it starts.
  await rm(join(home, '.n8n', 'crash.journal'), { force: true });
}

/**
 * @param {string} home
 * @param {number} pid
 */
export async function claimHome(home, pid) {
  await writeJson(claimFile(home), { n8n: await known(pid), startedBy: await known(process.pid) });
}

/** @param {string} home */
export async function releaseHome(home) {
  await rm(claimFile(home), { force: true });
}

/** @param {string} home */
const claimFile = (home) => join(home, 'claim.json');

/** @param {number} pid */
const known = async (pid) => ({ pid, born: (await birth(pid)) ?? '' });

/** @param {KnownProcess} process */
const lives = async ({ pid, born }) => born !== '' && (await birth(pid)) === born;

/**
 * The start time of a process in the system's own format, or undefined when the process does not exist.
 *
 * @param {number} pid
 */
async function birth(pid) {
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
