import { batchedOperation, isFile } from '../../../core/src/catalogue';
import { isJsonObject, type FileOutput } from '../../../core/src/validation';
import { JobPromise, PagePromise, type JobProgress } from '../../../core/src/client';
import { RejectedError } from '../../../core/src/errors';
import { NodeApiError, type IBinaryKeyData } from 'n8n-workflow';
import { credentialName } from '../../shared/client';
import { cancelSignal, createHttp } from '../../shared/http';
import { jobFilesField } from '../description/job-options';
import { type Values } from '../fields/field';
import type { ItemOptions } from './parameters';
import { withFileUrl } from '../files/upload-files';
import {
  failedOutcome,
  inputToSend,
  isCancelled,
  isDone,
  mustStop,
  type ItemOutcome,
  type Outcomes,
  type ReadyItem,
  type RunContext,
} from './run-context';

/** Sends one request for each item, in order. Stops after a failed item unless the node continues on fail. */
export async function sendItems(
  run: RunContext,
  ready: readonly ReadyItem[],
  outcomes: Outcomes,
): Promise<void> {
  for (const item of ready) {
    await run.waitForPace(1);
    if (isCancelled(run)) return;
    const outcome = await sendItem(run, item);
    outcomes.set(item.index, outcome);
    if (!isDone(outcome) && mustStop(run)) return;
  }
}

/** Sends the request of one item and collects its result: all pages of a list, or the result of a job. */
export async function sendItem(run: RunContext, item: ReadyItem): Promise<ItemOutcome> {
  const { index, options } = item;
  try {
    const call = run.client.call(run.entry.id, inputToSend(item));
    if (call instanceof PagePromise)
      return { status: 'done', data: await collectRows(call, options.maxRows) };
    if (call instanceof JobPromise && options.waitForCompletion) {
      return await withJobFiles(run, await waitForJob(run, call, index, options), options);
    }
    const data: unknown = await call;
    return isFile(run.entry.operation)
      ? await fileOutcome(run, data as FileOutput)
      : await withJobFiles(run, await withFileUrl(run, data), options);
  } catch (error) {
    return failedOutcome(run, error, index);
  }
}

async function collectRows(call: AsyncIterable<unknown>, maxRows: number): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of call) {
    if (rows.length >= maxRows) break;
    rows.push(row);
    if (rows.length >= maxRows) break;
  }
  return rows;
}

async function fileOutcome({ context }: RunContext, file: FileOutput): Promise<ItemOutcome> {
  const { content, name, type } = file;
  const data = await context.helpers.prepareBinaryData(Buffer.from(content), name, type);
  const { fileName, mimeType } = data;
  return { status: 'done', data: { fileName, mimeType, bytes: content.byteLength }, binary: { data } };
}

/**
 * Checks the counts in the responses of a batch operation. 8x8 returns a success even if it rejected messages: if it
 * rejected all of them, that is an error; if it rejected some, a warning.
 */
export function checkRejectedCounts(run: RunContext, outcomes: Outcomes): void {
  const { context, entry } = run;
  if (!batchedOperation(entry)) return;
  for (const [index, outcome] of outcomes) {
    if (!isDone(outcome) || !isJsonObject(outcome.data)) continue;
    const { acceptedCount, rejectedCount } = outcome.data;
    if (typeof rejectedCount !== 'number' || rejectedCount === 0) continue;
    const advice = 'Turn on Include Messages in Response to see which, and why.';
    if (acceptedCount === 0) {
      const messages = `all ${rejectedCount} messages`;
      const error = new RejectedError(entry.id, messages, advice, undefined, outcome.data);
      outcomes.set(index, failedOutcome(run, error, index));
    } else {
      context.addExecutionHints({
        message: `${rejectedCount} of the messages were rejected by 8x8, ${String(acceptedCount)} were accepted. ${advice} (item ${index})`,
        type: 'warning',
        location: 'outputPane',
      });
    }
  }
}

/** Waits until the job has succeeded. Returns its result and its ID. */
async function waitForJob(
  run: RunContext,
  call: JobPromise<unknown, unknown>,
  index: number,
  { maxWaitMinutes }: ItemOptions,
): Promise<Values> {
  const { context, entry } = run;
  const signal = cancelSignal(context);
  let id = '';
  const result = await call.completed({
    ...(signal ? { signal } : {}),
    ...(maxWaitMinutes > 0 ? { maxWaitMs: maxWaitMinutes * 60_000 } : {}),
    onProgress: (progress) => {
      ({ id } = progress);
      showProgress(run, progress, index);
    },
  });
  const idField = entry.operation.job?.id ?? 'jobId';
  return { [idField]: id, ...(isJsonObject(result) ? result : { result }) };
}

/** Writes the state of the job to n8n's log, and to the browser during a test of the workflow. */
function showProgress(
  { context, entry }: RunContext,
  { id, state, elapsedMs }: JobProgress<unknown>,
  index: number,
): void {
  const seconds = Math.round(elapsedMs / 1000);
  const text = `${entry.operation.title}, item ${index}: ${state} after ${seconds} s (job ${id})`;
  context.logger.info(text);
  context.sendMessageToUI(text);
}

/** The outcome with `data`, and with the files of the finished job if the node downloads them. */
async function withJobFiles(
  run: RunContext,
  data: unknown,
  { downloadFiles }: ItemOptions,
): Promise<ItemOutcome> {
  const field = jobFilesField(run.entry);
  if (field === undefined || !downloadFiles) return { status: 'done', data };
  const links = [isJsonObject(data) ? data[field] : undefined]
    .flat()
    .filter((link) => typeof link === 'string');
  const binary: IBinaryKeyData = {};
  for (const [position, link] of links.entries()) {
    const { content, type } = await downloadFile(run, link);
    const file = await run.context.helpers.prepareBinaryData(content, fileNameFrom(link), type);
    binary[position === 0 ? 'data' : `data_${position}`] = file;
  }
  return { status: 'done', data, ...(links.length ? { binary } : {}) };
}

/** The last segment of the path. The links of some exports end with a token instead of a file name. */
function fileNameFrom(link: string): string {
  const segment = /^[^?#]*\/([^/?#]+)/.exec(link)?.[1] ?? 'export';
  return segment.includes('.') ? segment : `${segment}.csv`;
}

/** Long enough for an export of many messages. */
const downloadTimeoutMs = 600_000;

/** Downloads a file without the API key: its link needs no key and leads to a host that must not see it. */
async function downloadFile(
  { context }: RunContext,
  url: string,
): Promise<{ readonly content: Buffer; readonly type: string }> {
  const signal = cancelSignal(context);
  const http = createHttp(context, credentialName);
  const { status, bytes, body, headers } = await http({
    ...{
      method: 'GET',
      url,
      headers: {},
      responseType: 'bytes',
      omitApiKey: true,
      timeoutMs: downloadTimeoutMs,
    },
    ...(signal ? { signal } : {}),
  });
  if (status === 200) {
    const [type = ''] = (headers['content-type'] ?? '').split(';');
    return { content: Buffer.from(bytes ?? body), type: type.trim() || 'text/csv' };
  }
  throw new NodeApiError(
    context.getNode(),
    {},
    {
      message: 'The export is finished, but one of its files could not be downloaded',
      description: 'The links work for a limited time: get the export again, or start a new one.',
      httpCode: String(status),
    },
  );
}
