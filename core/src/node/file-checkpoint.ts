import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Checkpoint, type CheckpointState, CheckpointError } from '../bulk/checkpoint/checkpoint';
import { lockCheckpoint, unlockCheckpoint, readTextFile } from './checkpoint-lock';

/**
 * Stores the progress of `sendAll` in a file, so that an interrupted run can continue.
 *
 * The file is replaced atomically and flushed to disk before each batch is sent. Delete it to send to the same list
 * again. During a run, the file `<path>.lock` names the process and blocks a second run. The lock of an ended process
 * is removed, except if the process ran on another host.
 *
 * @throws {CheckpointError} at the start of the run, when the file is not a checkpoint or another run uses it.
 */
export function fileCheckpoint(path: string): Checkpoint {
  return {
    claim: () => lockCheckpoint(path),
    release: () => unlockCheckpoint(path),
    async load() {
      const text = await readTextFile(path);
      return text === undefined ? undefined : parseState(text, path);
    },
    async save(state) {
      const newPath = `${path}.new`;
      const file = await open(newPath, 'w');
      try {
        await file.writeFile(JSON.stringify(state));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(newPath, path);
      await syncDirectory(dirname(path));
    },
  };
}

function parseState(text: string, path: string): CheckpointState {
  try {
    const state = JSON.parse(text) as CheckpointState;
    if (Array.isArray(state.ended) && Array.isArray(state.inFlight)) return state;
  } catch (cause) {
    throw unreadableError(path, { cause });
  }
  throw unreadableError(path);
}

const unreadableError = (path: string, options?: ErrorOptions): CheckpointError =>
  new CheckpointError(
    'unreadable',
    `${path} is not a checkpoint file. Give another path, or delete the file to start again.`,
    { path },
    options,
  );

/** Flushes a rename to disk. Some systems cannot sync a directory; their errors are ignored. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r').catch(() => undefined);
  try {
    await directory?.sync().catch(() => undefined);
  } finally {
    await directory?.close();
  }
}
