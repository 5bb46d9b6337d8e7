import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Checkpoint, CheckpointState } from '../bulk/checkpoint';

/**
 * Keeps how far `sendAll` is in a file, which is whole at any moment, and on the disk before a batch leaves. Delete it
 * to send to the same list once more.
 *
 * @throws {Error} while the run starts, when the file holds something else.
 */
export function fileCheckpoint(path: string): Checkpoint {
  return {
    async load() {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (isAbsent(error)) return undefined;
        throw error;
      });
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

const isAbsent = (error: unknown): boolean =>
  (Object(error) as { readonly code?: unknown }).code === 'ENOENT';

function stateIn(text: string, path: string): CheckpointState {
  try {
    const state = JSON.parse(text) as CheckpointState;
    if (Array.isArray(state.ended) && Array.isArray(state.inFlight)) return state;
  } catch (cause) {
    throw new Error(`${path} is no checkpoint.`, { cause });
  }
  throw new Error(`${path} is no checkpoint.`);
}

/** The new name of a file is on the disk when its folder is. Not every system can do that with a folder. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  try {
    await folder?.sync().catch(() => undefined);
  } finally {
    await folder?.close();
  }
}
