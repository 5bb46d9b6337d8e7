import { entryById } from '../../../core/src/catalogue';
import type { OperationId } from '../../../core/src/generated';
import { isJsonObject, type FileInput } from '../../../core/src/validation';
import { compileOperation } from '../../../core/src/client';
import { createHash } from 'node:crypto';
import { clientOptions } from '../../shared/client';
import { type Values } from '../fields/field';
import { failedOutcome, mustStop, type Outcomes, type ReadyItem, type RunContext } from './run-context';

/** A file of an item that its message refers to by URL. */
export interface Upload {
  readonly index: number;
  readonly file: FileInput;
  /** Replaces the placeholder URL in the item's input. */
  readonly setUrl: (url: string) => void;
}

/** The URL in an item's input until the file is uploaded. */
export const placeholderUrl = 'https://upload.invalid/';

/** Uploads the files of the items to 8x8, each file once. Returns the items whose files are uploaded. */
export async function uploadFiles(
  run: RunContext,
  ready: readonly ReadyItem[],
  uploads: readonly Upload[],
  outcomes: Outcomes,
): Promise<readonly ReadyItem[]> {
  if (!uploads.length) return ready;
  const toUrl = await fileUrlBuilder(run);
  const inputs = new Map(ready.map(({ index, input }) => [index, input]));
  const urls = new Map<string, string>();
  const failed = new Set<number>();
  for (const { index, file, setUrl } of uploads) {
    const input = inputs.get(index);
    if (!input || failed.has(index)) continue;
    const { subAccountId } = input as { readonly subAccountId?: string };
    const key = createHash('sha256')
      .update(JSON.stringify([subAccountId, file.name, file.type]))
      .update(file.content)
      .digest('base64');
    try {
      const url =
        urls.get(key) ?? toUrl(await run.client.call('chatApps.uploadFile', { subAccountId, file }));
      urls.set(key, url);
      setUrl(url);
    } catch (error) {
      failed.add(index);
      // The message was not sent, even if the outcome of the upload is unknown.
      outcomes.set(index, { ...failedOutcome(run, error, index), status: 'not-sent' });
      if (mustStop(run)) return [];
    }
  }
  return ready.filter(({ index }) => !failed.has(index));
}

/** Returns a function that builds the URL of an uploaded file from the file name and the token that 8x8 returns. */
async function fileUrlBuilder(run: RunContext): Promise<(response: unknown) => string> {
  const entry = entryById(run.catalogue, 'chatApps.downloadFile' satisfies OperationId);
  const plan = entry && compileOperation(entry, await clientOptions(run.context));
  return (response) => {
    const { fileName, token }: Values = isJsonObject(response) ? response : {};
    return plan?.buildRequest({ filename: fileName, token }, Math.random).url ?? '';
  };
}
