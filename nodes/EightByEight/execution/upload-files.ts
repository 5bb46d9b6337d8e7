import { entryById } from '../../../core/src/catalogue';
import type { OperationId } from '../../../core/src/generated';
import type { FileInput } from '../../../core/src/validation';
import { compileOperation } from '../../../core/src/client';
import { createHash } from 'node:crypto';
import { clientOptions } from '../../shared/client';
import { isRecord, type Values } from '../fields/field';
import { type ItemOutcome, type Outcomes, type ReadyItem, isCancelled, type RunContext } from './run-context';
import { failedOutcome } from './send-one-by-one';

/** A file of an item that its message shows by an address. */
export interface Upload {
  readonly index: number;
  readonly file: FileInput;
  readonly setUrl: (url: string) => void;
}

/** What stands for the address of a file until it is uploaded. */
export const placeholderUrl = 'https://upload.invalid/';

/** The items that may be sent, once the files that they show are uploaded: the same file once for all of them. */
export async function uploadFiles(
  task: RunContext,
  ready: readonly ReadyItem[],
  uploads: readonly Upload[],
  outcomes: Outcomes,
): Promise<readonly ReadyItem[]> {
  if (!uploads.length) return ready;
  const addressOf = await fileUrlBuilder(task);
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
        urls.get(key) ?? addressOf(await task.client.call('chatApps.uploadFile', { subAccountId, file }));
      urls.set(key, url);
      setUrl(url);
    } catch (thrown) {
      failed.add(index);
      outcomes.set(index, asNotSent(failedOutcome(task, thrown, index)));
      if (!task.continueOnFail || isCancelled(task)) return [];
    }
  }
  return ready.filter(({ index }) => !failed.has(index));
}

/** Whatever became of the file, its message was not sent. */
function asNotSent(outcome: ItemOutcome): ItemOutcome {
  return outcome.status === 'done' ? outcome : { ...outcome, status: 'not-sent' };
}

/** 8x8 answers with a name and a token, which make an address. */
async function fileUrlBuilder(task: RunContext): Promise<(answer: unknown) => string> {
  const entry = entryById(task.catalogue, 'chatApps.downloadFile' satisfies OperationId);
  const plan = entry && compileOperation(entry, await clientOptions(task.context));
  return (answer) => {
    const { fileName, token }: Values = isRecord(answer) ? answer : {};
    return plan?.build({ filename: fileName, token }, Math.random).url ?? '';
  };
}
