import { readFile, rename, writeFile } from 'node:fs/promises';

import { messageOf, systemCodeOf } from './error-message';
import { restore, snapshotText } from './snapshot';
import type { World } from './context';

/** Changes come in bursts: the file is written once they pause. */
const pauseMs = 200;

/** Loads a sandbox from a file, if there is one. @throws {Error} when it holds something else. */
export async function loadStateFile(world: World, file: string): Promise<void> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return;
    throw new Error(`The state file ${file} cannot be read: ${messageOf(error)}`, { cause: error });
  }
  try {
    restore(world, JSON.parse(text));
  } catch (error) {
    throw new Error(`The state file ${file} cannot be used: ${messageOf(error)}`, { cause: error });
  }
}

/** Saves a sandbox to its file on every change; `flush` saves what is left at the end. */
export function keepStateFile(world: World, file: string): { flush(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  const save = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(() => write(file, snapshotText(world)));
    return writing;
  };
  const stopListening = world.live.on(() => {
    timer ??= setTimeout(() => void save().catch(() => undefined), pauseMs);
  });
  return {
    flush: () => {
      stopListening();
      return save();
    },
  };
}

/** First beside it, then in its place: whoever stops in between leaves the old file whole. */
async function write(file: string, text: string): Promise<void> {
  const fresh = `${file}.new`;
  await writeFile(fresh, text);
  await rename(fresh, file);
}
