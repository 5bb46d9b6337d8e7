import { link, rename, rm, writeFile, readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { CheckpointError } from '../bulk/checkpoint/checkpoint';

interface LockOwner {
  readonly pid: number;
  readonly host: string;
}

/** Lock files of this process. Another lock file with its pid is from an earlier process: systems reuse pids. */
const ownLocks = new Set<string>();

/**
 * Locks a checkpoint for one run, so that two runs do not send to the same recipients. The lock is a `.lock` file that
 * names the process. The lock of an ended process is removed.
 *
 * @throws {CheckpointError} when another run holds the lock.
 */
export async function lockCheckpoint(path: string): Promise<void> {
  const lockFile = lockPath(path);
  if (ownLocks.has(lockFile)) throw inUseError(path, { pid: process.pid, host: hostname() });
  ownLocks.add(lockFile);
  try {
    while (!(await tryCreateLock(lockFile))) await removeStaleLock(lockFile, path);
  } catch (error) {
    ownLocks.delete(lockFile);
    throw error;
  }
}

/** Removes the lock of this process. */
export async function unlockCheckpoint(path: string): Promise<void> {
  const lockFile = lockPath(path);
  if (ownLocks.delete(lockFile)) await rm(lockFile, { force: true });
}

const lockPath = (path: string): string => `${resolve(path)}.lock`;

/** Returns false if the lock file exists already. */
async function tryCreateLock(lockFile: string): Promise<boolean> {
  const owner: LockOwner = { pid: process.pid, host: hostname() };
  try {
    await writeFile(lockFile, JSON.stringify(owner), { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock of an ended process. Throws if the owner is alive or unknown. */
async function removeStaleLock(lockFile: string, path: string): Promise<void> {
  const text = await readTextFile(lockFile);
  if (text === undefined) return;
  const owner = parseOwner(text);
  if (!owner || isOwnerAlive(owner)) throw inUseError(path, owner);
  // Two processes can find a stale lock at once. The rename decides; a lock that is not the one read is put back.
  const claimedFile = `${lockFile}.${process.pid}`;
  try {
    await rename(lockFile, claimedFile);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if ((await readTextFile(claimedFile)) !== text) await link(claimedFile, lockFile).catch(() => undefined);
  await rm(claimedFile, { force: true });
}

function parseOwner(text: string): LockOwner | undefined {
  try {
    const { pid, host } = Object(JSON.parse(text)) as Partial<LockOwner>;
    return Number.isInteger(pid) && typeof host === 'string' ? { pid: Number(pid), host } : undefined;
  } catch {
    return undefined;
  }
}

/** A process on another host cannot be checked, and counts as alive. */
function isOwnerAlive({ pid, host }: LockOwner): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function inUseError(path: string, owner: LockOwner | undefined): CheckpointError {
  const usedBy = owner
    ? `by process ${owner.pid}${owner.host === hostname() ? '' : ` on ${owner.host}`}`
    : 'by an unknown process';
  return new CheckpointError(
    'in-use',
    `${path} is in use ${usedBy}: wait until that run ends, or use another checkpoint file. ` +
      `If that run is no longer active, delete ${lockPath(path)}.`,
    { path, ...(owner ? { pid: owner.pid } : {}) },
  );
}

/** Returns the content of a file, or `undefined` if it does not exist. */
export async function readTextFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Returns the code of a system error, for instance `ENOENT`. Also reads errors of another realm. */
const errorCode = (error: unknown): unknown => (Object(error) as { readonly code?: unknown }).code;
