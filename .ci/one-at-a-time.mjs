import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function holderOf(lockFile) {
  try {
    return Number(readFileSync(lockFile, 'utf8'));
  } catch {
    return undefined;
  }
}

function tryToTake(lockFile) {
  mkdirSync(dirname(lockFile), { recursive: true });
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Lets one process at a time do `work`: `npm run demo` and `npm test` may be started side by side, and both
 * install and build into the same folders. A lock whose holder has died is taken over.
 */
export async function oneAtATime(lockFile, work, { log = console.log } = {}) {
  let told = false;
  while (!tryToTake(lockFile)) {
    const holder = holderOf(lockFile);
    // 0: the file is there, its content is not yet.
    if (holder !== undefined && holder !== 0 && !isAlive(holder)) {
      rmSync(lockFile, { force: true });
      continue;
    }
    if (!told && holder) log(`Waiting for another run (process ${holder}) to finish its part …`);
    told ||= Boolean(holder);
    await sleep(250);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}
