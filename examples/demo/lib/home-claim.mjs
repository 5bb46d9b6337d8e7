import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { readJson, writeJson } from './n8n-home.mjs';
import { signalGroup } from './process-group.mjs';

/**
 * One n8n at a time works in a home. A process is known by its id and its birth, because ids come round again.
 *
 * @typedef {{ pid: number, born: string }} KnownProcess
 * @typedef {{ n8n: KnownProcess, startedBy: KnownProcess }} Claim
 */

/**
 * Makes sure that no n8n works in this home: ends one whose starter is gone, refuses while its starter lives.
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
    // Its port is free again only when it is gone.
    while (await lives(claim.n8n)) await sleep(50);
  }
  await rm(claimFile(home), { force: true });
  // The mark of a crash: n8n would wait ten seconds because of it before it starts.
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
 * When a process was born, in whatever terms this system has; undefined when there is no such process.
 *
 * @param {number} pid
 */
async function birth(pid) {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    // proc(5): the 22nd field; the second one is a name in brackets that may hold blanks.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields && fields[0] !== 'Z' ? `${boot.trim()} ${fields[19]}` : undefined;
  }
  const ps = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => undefined);
  return ps?.stdout.trim() || undefined;
}
