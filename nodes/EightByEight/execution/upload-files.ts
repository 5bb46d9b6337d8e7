import { entryById } from '../../../core/src/catalogue';
import type { OperationId } from '../../../core/src/generated';
import type { FileInput } from '../../../core/src/schema';
import { planOf } from '../../../core/src/transport';
import { createHash } from 'node:crypto';
import { settingsOf } from '../../shared/client';
import { isRecord, type Values } from '../fields/field';
import { type ItemOutcome, type Outcomes, type ReadyItem, isCancelled, type Task } from './run-context';
import { outcomeOf } from './send-one-by-one';

/** A file of an item that its message shows by an address. */
export interface Upload {
  readonly index: number;
  readonly file: FileInput;
  readonly put: (url: string) => void;
}

/** What stands for the address of a file until it is uploaded. */
export const pendingUrl = 'https://upload.invalid/';

/** The items that may be sent, once the files that they show are uploaded: the same file once for all of them. */
export async function withUploads(
  task: Task,
  ready: readonly ReadyItem[],
  uploads: readonly Upload[],
  outcomes: Outcomes,
): Promise<readonly ReadyItem[]> {
  if (!uploads.length) return ready;
  const addressOf = await addresses(task);
  const inputs = new Map(ready.map(({ index, input }) => [index, input]));
  const urls = new Map<string, string>();
  const failed = new Set<number>();
  for (const { index, file, put } of uploads) {
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
      put(url);
    } catch (thrown) {
      failed.add(index);
      outcomes.set(index, notSent(outcomeOf(task, thrown, index)));
      if (!task.goOn || isCancelled(task)) return [];
    }
  }
  return ready.filter(({ index }) => !failed.has(index));
}

/** Whatever became of the file, its message was not sent. */
function notSent(outcome: ItemOutcome): ItemOutcome {
  return outcome.status === 'done' ? outcome : { ...outcome, status: 'not-sent' };
}

/** 8x8 answers with a name and a token, which make an address. */
async function addresses(task: Task): Promise<(answer: unknown) => string> {
  const entry = entryById(task.catalogue, 'chatApps.downloadFile' satisfies OperationId);
  const plan = entry && planOf(entry, await settingsOf(task.context));
  return (answer) => {
    const { fileName, token }: Values = isRecord(answer) ? answer : {};
    return plan?.build({ filename: fileName, token }, Math.random).url ?? '';
  };
}
