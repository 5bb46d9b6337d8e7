import { readFile } from 'node:fs/promises';

/** The text in a file; `undefined` where there is no file. */
export async function textOfFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The code of an error of the system, for instance `ENOENT`. Errors may come from another realm, whose `Error` is not ours. */
export const codeOf = (error: unknown): unknown => (Object(error) as { readonly code?: unknown }).code;
