import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Checkpoint, type CheckpointState, CheckpointError } from '../bulk/checkpoint/checkpoint';
import { lockCheckpoint, unlockCheckpoint, readTextFile } from './checkpoint-lock';

/**
 * Keeps how far `sendAll` is in a file, which is whole at any moment, and on the disk before a batch leaves. Delete it
 * to send to the same list once more.
 *
 * While a run has it, a file beside it (`….lock`) names the process: a second run is refused, be it of the same process
 * or of another. The lock of a process that has ended is taken over; that of another machine cannot be, since nobody
 * here can tell whether the process has ended.
 *
 * @throws {CheckpointError} while the run starts, when the file holds something else, or another run has it.
 */
export function fileCheckpoint(path: string): Checkpoint {
  return {
    claim: () => lockCheckpoint(path),
    release: () => unlockCheckpoint(path),
    async load() {
      const text = await readTextFile(path);
      return text === undefined ? undefined : stateIn(text, path);
    },
    async save(state) {
      const fresh = `${path}.new`;
      const file = await open(fresh, 'w');
      try {
        await file.writeFile(JSON.stringify(state));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(fresh, path);
      await syncFolder(dirname(path));
    },
  };
}

function stateIn(text: string, path: string): CheckpointState {
  try {
    const state = JSON.parse(text) as CheckpointState;
    if (Array.isArray(state.ended) && Array.isArray(state.inFlight)) return state;
  } catch (cause) {
    throw unreadable(path, { cause });
  }
  throw unreadable(path);
}

const unreadable = (path: string, options?: ErrorOptions): CheckpointError =>
  new CheckpointError(
    'unreadable',
    `${path} is no checkpoint. Give another path, or delete it to begin anew.`,
    { path },
    options,
  );

/** The new name of a file is on the disk when its folder is. Not every system can do that with a folder. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  try {
    await folder?.sync().catch(() => undefined);
  } finally {
    await folder?.close();
  }
}
