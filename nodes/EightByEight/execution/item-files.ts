import { fileFields, type FileInput } from 'cpaas-8x8/pure';
import type { Task } from './task';

const none: ReadonlyMap<string, FileInput> = new Map();

/** The files of an item that its operation sends, by the field of the item that holds each. */
export async function filesOf(
  { context, entry, parameters }: Task,
  index: number,
  named: readonly string[],
): Promise<ReadonlyMap<string, FileInput>> {
  const names = [...fileFields(entry.operation).map((field) => String(parameters(field, index))), ...named];
  if (names.length === 0) return none;
  const held = context.getInputData()[index]?.binary ?? {};
  const files = new Map<string, FileInput>();
  for (const name of new Set(names)) {
    const { fileName = name, mimeType = 'application/octet-stream' } = held[name] ?? {};
    if (!held[name]) continue;
    const content = await context.helpers.getBinaryDataBuffer(index, name);
    files.set(name, { name: fileName, type: mimeType, content });
  }
  return files;
}
