import { readFile, rename, writeFile } from 'node:fs/promises';

import { errorMessage, systemErrorCode } from './error-message';
import { restoreSnapshot, serializeSnapshot } from './snapshot';
import type { SandboxContext } from './context';

/** Changes come in bursts: the file is written once they pause. */
const saveDelayMs = 200;

/** Loads a sandbox from a file, if there is one. @throws {Error} when it holds something else. */
export async function loadStateFile(context: SandboxContext, file: string): Promise<void> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return;
    throw new Error(`The state file ${file} cannot be read: ${errorMessage(error)}`, { cause: error });
  }
  try {
    restoreSnapshot(context, JSON.parse(text));
  } catch (error) {
    throw new Error(`The state file ${file} cannot be used: ${errorMessage(error)}`, { cause: error });
  }
}

/** Saves a sandbox to its file on every change; `flush` saves what is left at the end. */
export function autoSaveStateFile(context: SandboxContext, file: string): { flush(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  const save = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(() => writeAtomically(file, serializeSnapshot(context)));
    return writing;
  };
  const stopListening = context.eventFeed.on(() => {
    timer ??= setTimeout(() => void save().catch(() => undefined), saveDelayMs);
  });
  return {
    flush: () => {
      stopListening();
      return save();
    },
  };
}

/** First beside it, then in its place: whoever stops in between leaves the old file whole. */
async function writeAtomically(file: string, text: string): Promise<void> {
  const temporaryFile = `${file}.new`;
  await writeFile(temporaryFile, text);
  await rename(temporaryFile, file);
}
