import { catalogue, entryById } from '../../../core/src/catalogue';
import type { OperationId } from '../../../core/src/generated';
import { isJsonObject } from '../../../core/src/validation';
import type { IExecuteFunctions } from 'n8n-workflow';
import { compileOperation } from '../../../core/src/client';
import { clientOptions } from '../../shared/client';
import type { Values } from '../fields/field';
import { readContent } from './input-files';
import type { ItemFile } from './item-files';
import {
  failedOutcome,
  mustStop,
  type Outcomes,
  type ReadyItem,
  type RunContext,
} from '../execution/run-context';

/**
 * Uploads the files of the items to 8x8, and writes their addresses into the inputs. Files that are the same for several
 * items are uploaded once. Returns the items whose files are uploaded.
 */
export async function uploadFiles(
  run: RunContext,
  ready: readonly ReadyItem[],
  files: readonly ItemFile[],
  outcomes: Outcomes,
): Promise<readonly ReadyItem[]> {
  if (!files.length) return ready;
  const upload = await createUploader(run.context, (input) =>
    run.client.call<string>('chatApps.uploadFile', input),
  );
  const filesOf = groupByItem(files);
  const sendable: ReadyItem[] = [];
  for (const item of ready) {
    try {
      const itemFiles = filesOf.get(item.index);
      sendable.push(itemFiles ? { ...item, input: await upload(item.input, itemFiles) } : item);
    } catch (error) {
      // The message was not sent, even if the outcome of the upload is unknown.
      outcomes.set(item.index, { ...failedOutcome(run, error, item.index), status: 'not-sent' });
      if (mustStop(run)) return [];
    }
  }
  return sendable;
}

function groupByItem(files: readonly ItemFile[]): ReadonlyMap<number, readonly ItemFile[]> {
  const groups = new Map<number, ItemFile[]>();
  for (const file of files) {
    const group = groups.get(file.index);
    if (group) group.push(file);
    else groups.set(file.index, [file]);
  }
  return groups;
}

/** Uploads the files of an input, and returns the input with their addresses. */
export type Uploader = (input: Values, files: readonly ItemFile[]) => Promise<Values>;

/** Creates a function that uploads files with Upload File. It uploads a file once for each subaccount, also for several inputs. */
export async function createUploader(
  context: IExecuteFunctions,
  callUpload: (input: Values) => PromiseLike<unknown>,
): Promise<Uploader> {
  const toUrl = await fileUrlBuilder(context);
  const urls = new Map<string, string>();
  const uploadOnce = async (
    subAccountId: unknown,
    { found: { field, binary }, digest }: ItemFile,
  ): Promise<string> => {
    const key = JSON.stringify([subAccountId, digest]);
    const known = urls.get(key);
    if (known !== undefined) return known;
    const { fileName = field, fileExtension, mimeType: type } = binary;
    const content = await readContent(context, binary);
    // 8x8 reads the type of a file from the extension.
    const name = /\.\w+$/.test(fileName) || !fileExtension ? fileName : `${fileName}.${fileExtension}`;
    const url = toUrl(await callUpload({ subAccountId, file: { name, type, content } }));
    urls.set(key, url);
    return url;
  };
  return async (input, files) => {
    const addresses = new Map<string, string>();
    for (const file of files) {
      addresses.set(file.placeholderUrl, await uploadOnce(input['subAccountId'], file));
    }
    return withAddresses(input, addresses) as Values;
  };
}

/** Copies a value with its placeholder URLs replaced. */
function withAddresses(value: unknown, addresses: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return addresses.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each: unknown) => withAddresses(each, addresses));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, withAddresses(each, addresses)]),
  );
}

/** Returns a function that builds the URL of an uploaded file from the file name and the token that 8x8 returns. */
async function fileUrlBuilder(context: IExecuteFunctions): Promise<(response: unknown) => string> {
  const entry = entryById(catalogue, 'chatApps.downloadFile' satisfies OperationId);
  const plan = entry && compileOperation(entry, await clientOptions(context));
  return (response) => {
    const { fileName, token }: Values = isJsonObject(response) ? response : {};
    return plan?.buildRequest({ filename: fileName, token }, Math.random).url ?? '';
  };
}

/** Adds the address under which messages refer to the file to the result of Upload File. */
export async function withFileUrl(run: RunContext, data: unknown): Promise<unknown> {
  const uploaded = run.entry.id === ('chatApps.uploadFile' satisfies OperationId) && isJsonObject(data);
  return uploaded ? { url: (await fileUrlBuilder(run.context))(data), ...data } : data;
}
