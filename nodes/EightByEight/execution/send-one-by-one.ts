import { isFile } from '../../../core/src/catalogue';
import type { FileOutput } from '../../../core/src/validation';
import { JobPromise, PagePromise } from '../../../core/src/client';
import { EightByEightError, RejectedError } from '../../../core/src/errors';
import type { ItemOptions } from './parameters';
import { type ItemOutcome, type Outcomes, type ReadyItem, isCancelled, type RunContext } from './run-context';
import { downloadJobFiles, jobFilesField, waitForJob } from './job-result';

/** One request an item, one after the other; where the node may not go on, nothing is sent after the first that failed. */
export async function sendItems(
  task: RunContext,
  ready: readonly ReadyItem[],
  outcomes: Outcomes,
): Promise<void> {
  for (const item of ready) {
    const outcome = await sendItem(task, item);
    outcomes.set(item.index, outcome);
    if (outcome.status !== 'done' && (!task.continueOnFail || isCancelled(task))) return;
  }
}

/** One request for one item. */
export async function sendItem(task: RunContext, { index, input, options }: ReadyItem): Promise<ItemOutcome> {
  try {
    const call = task.client.call(task.entry.id, input);
    if (call instanceof PagePromise) return { status: 'done', data: await collectRows(call, options) };
    if (call instanceof JobPromise && options.waitForCompletion) {
      return await withJobFiles(task, await waitForJob(task, call, index, options), options);
    }
    const data: unknown = await call;
    return isFile(task.entry.operation)
      ? await fileOutcome(task, data as FileOutput)
      : await withJobFiles(task, data, options);
  } catch (thrown) {
    return failedOutcome(task, thrown, index);
  }
}

/** As many rows of a list as the node asks for, page after page. */
async function collectRows(list: AsyncIterable<unknown>, { maxRows }: ItemOptions): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of list) {
    if (rows.length >= maxRows) break;
    rows.push(row);
    if (rows.length >= maxRows) break;
  }
  return rows;
}

/** A file goes out as n8n passes files, and not as JSON. */
async function fileOutcome(
  { context }: RunContext,
  { content, name, type }: FileOutput,
): Promise<ItemOutcome> {
  const data = await context.helpers.prepareBinaryData(Buffer.from(content), name, type);
  const { fileName, mimeType } = data;
  return { status: 'done', data: { fileName, mimeType, bytes: content.byteLength }, binary: { data } };
}

/** What 8x8 says, with the files of a finished job where they are wanted. */
async function withJobFiles(
  task: RunContext,
  data: unknown,
  { downloadFiles }: ItemOptions,
): Promise<ItemOutcome> {
  const field = jobFilesField(task.entry);
  if (field === undefined || !downloadFiles) return { status: 'done', data };
  const binary = await downloadJobFiles(task, data, field);
  return { status: 'done', data, ...(Object.keys(binary).length ? { binary } : {}) };
}

/** The outcome of an item for which something was thrown. */
export function failedOutcome(task: RunContext, thrown: unknown, index: number): ItemOutcome {
  const error = task.toNodeError(thrown, index);
  if (thrown instanceof RejectedError) return { status: 'refused', error, result: thrown.result };
  return { status: thrown instanceof EightByEightError ? thrown.outcome : 'unknown', error };
}
