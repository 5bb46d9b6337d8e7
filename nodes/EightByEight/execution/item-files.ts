import type { FileInput } from '../../../core/src/schema';
import type { IExecuteFunctions } from 'n8n-workflow';

/** The files of an item, of the fields with these names. */
export async function filesOf(
  context: IExecuteFunctions,
  index: number,
  names: readonly string[],
): Promise<ReadonlyMap<string, FileInput>> {
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
