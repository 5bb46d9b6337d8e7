import { link, rename, rm, writeFile, readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { CheckpointError } from '../bulk/checkpoint/checkpoint';

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** The locks of this process. A lock with its own pid that is not among them is of an earlier one: pids come again. */
const ownLocks = new Set<string>();

/**
 * Takes a checkpoint for one run, by a file beside it that names the process. That of a process which has ended is
 * taken over.
 *
 * @throws {CheckpointError} when another run has it.
 */
export async function lockCheckpoint(path: string): Promise<void> {
  const lock = lockPath(path);
  if (ownLocks.has(lock)) throw inUseError(path, { pid: process.pid, host: hostname() });
  ownLocks.add(lock);
  try {
    while (!(await create(lock))) await takeOver(lock, path);
  } catch (error) {
    ownLocks.delete(lock);
    throw error;
  }
}

/** Gives it back. */
export async function unlockCheckpoint(path: string): Promise<void> {
  const lock = lockPath(path);
  if (ownLocks.delete(lock)) await rm(lock, { force: true });
}

const lockPath = (path: string): string => `${resolve(path)}.lock`;

/** False when it is there already. */
async function create(lock: string): Promise<boolean> {
  const own: Holder = { pid: process.pid, host: hostname() };
  try {
    await writeFile(lock, JSON.stringify(own), { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock of a process that has ended. */
async function takeOver(lock: string, path: string): Promise<void> {
  const text = await readTextFile(lock);
  if (text === undefined) return;
  const holder = parseHolder(text);
  if (!holder || isAlive(holder)) throw inUseError(path, holder);
  // Two may find it at once: who moves it away decides, and puts back what is not what was read.
  const aside = `${lock}.${process.pid}`;
  try {
    await rename(lock, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if ((await readTextFile(aside)) !== text) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, host } = Object(JSON.parse(text)) as Partial<Holder>;
    return Number.isInteger(pid) && typeof host === 'string' ? { pid: Number(pid), host } : undefined;
  } catch {
    return undefined;
  }
}

/** Of a process on another machine nobody here can tell: it counts as alive. */
function isAlive({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function inUseError(path: string, holder: Holder | undefined): CheckpointError {
  const who = holder
    ? `by process ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`}`
    : 'by a process that is not named';
  return new CheckpointError(
    'in-use',
    `${path} is in use ${who}: wait for its run to end, or give this one a checkpoint of its own. ` +
      `If no such run is left, delete ${lockPath(path)}.`,
    { path, ...(holder ? { pid: holder.pid } : {}) },
  );
}

/** The text in a file; `undefined` where there is no file. */
export async function readTextFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The code of an error of the system, for instance `ENOENT`. Errors may come from another realm, whose `Error` is not ours. */
export const errorCode = (error: unknown): unknown => (Object(error) as { readonly code?: unknown }).code;
