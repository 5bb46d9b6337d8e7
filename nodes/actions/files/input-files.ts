import { isJsonObject, type FileInput } from '../../../core/src/validation';
import type { IBinaryData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** The files of an n8n item that an operation uploads, by the values of the parameters that name or hold them. */
export type InputFiles = ReadonlyMap<unknown, FileInput>;

/** The field of an item's JSON in which n8n keeps its files if the workflow has the setting "Execution Logic v2". */
const filesInJson = '_files';

/** Reads the files of an item. Leaves out values that name no file. */
export async function readInputFiles(
  context: IExecuteFunctions,
  index: number,
  values: readonly unknown[],
): Promise<InputFiles> {
  const item = context.getInputData()[index] ?? { json: {} };
  const files = new Map<unknown, FileInput>();
  for (const value of new Set(values)) {
    const found = findBinary(item, value);
    if (!found) continue;
    const { fileName = found.field, mimeType } = found.binary;
    files.set(value, { name: fileName, type: mimeType, content: await readContent(context, found.binary) });
  }
  return files;
}

/** A file of an item, with the name of its field if a name was given. */
export interface FoundBinary {
  readonly field: string;
  readonly binary: IBinaryData;
}

/** Finds the file that a parameter value names or holds. The expression `{{ $binary.data }}` gives a file itself. */
export function findBinary(item: INodeExecutionData, value: unknown): FoundBinary | undefined {
  const field = typeof value === 'string' ? value : 'file';
  const binary = typeof value === 'string' ? namedFile(item, value) : givenFile(item, value);
  return binary && { field, binary };
}

function namedFile({ binary, json }: INodeExecutionData, name: string): IBinaryData | undefined {
  const files = json[filesInJson];
  const candidates: readonly unknown[] = [
    binary?.[name],
    isJsonObject(files) ? files[name.replace(`${filesInJson}.`, '')] : undefined,
    json[name],
  ];
  return candidates.find(isBinaryData);
}

/** The file that an expression gave in place of its name. `$binary` leaves out the content: the item's file has it. */
function givenFile({ binary = {} }: INodeExecutionData, value: unknown): IBinaryData | undefined {
  if (isBinaryData(value)) return value;
  if (!isJsonObject(value) || typeof value['mimeType'] !== 'string') return undefined;
  const given = Object.entries(value);
  return Object.values(binary).find((file) =>
    given.every(([name, part]) => file[name as keyof IBinaryData] === part),
  );
}

const isBinaryData = (value: unknown): value is IBinaryData =>
  isJsonObject(value) &&
  typeof value['mimeType'] === 'string' &&
  (typeof value['data'] === 'string' || typeof value['id'] === 'string');

/** n8n keeps a file in its storage, under an ID, or in the item itself. */
export async function readContent(
  { helpers }: IExecuteFunctions,
  { id, data }: IBinaryData,
): Promise<Buffer> {
  if (id === undefined) return Buffer.from(data, 'base64');
  return await helpers.binaryToBuffer(await helpers.getBinaryStream(id));
}
