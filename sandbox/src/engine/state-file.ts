import { readFile, rename, writeFile } from 'node:fs/promises';

import type { SandboxContext } from './context';
import { errorMessage, systemErrorCode } from './error-message';
import { restoreSnapshot, serializeSnapshot } from './snapshot';

/** Several changes in a row are written once. */
const saveDelayMs = 200;

/** Loads the state from a file, if it exists. @throws {Error} when the file is not a saved state. */
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
    throw new Error(`The state file ${file} is not valid: ${errorMessage(error)}`, { cause: error });
  }
}

/** Saves the state to a file after every change. `flush` saves the last changes. */
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

/** Writes a temporary file and renames it, so that an interruption leaves the old file intact. */
async function writeAtomically(file: string, text: string): Promise<void> {
  const temporaryFile = `${file}.new`;
  await writeFile(temporaryFile, text);
  await rename(temporaryFile, file);
}
