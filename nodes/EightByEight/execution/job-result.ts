import type { JobPromise, JobProgress } from '../../../core/src/client';
import { cancelSignal, createHttp } from '../../shared/http';
import { isRecord, type Values } from '../fields/field';
import type { ItemOptions } from './parameters';
import type { RunContext } from './run-context';
import type { CatalogueEntry } from '../../../core/src/catalogue';
import { NodeApiError, type IBinaryKeyData } from 'n8n-workflow';
import { credentialName } from '../../shared/client';

/** Waits until the job has ended well, telling how far it is. Gives what 8x8 says of it, and its ID. */
export async function waitForJob(
  task: RunContext,
  call: JobPromise<unknown, unknown>,
  index: number,
  { maxWaitMinutes }: ItemOptions,
): Promise<Values> {
  const { context, entry } = task;
  const signal = cancelSignal(context);
  let id = '';
  const result = await call.completed({
    ...(signal ? { signal } : {}),
    ...(maxWaitMinutes > 0 ? { maxWaitMs: maxWaitMinutes * 60_000 } : {}),
    onProgress: (progress) => {
      ({ id } = progress);
      reportProgress(task, progress, index);
    },
  });
  const idField = entry.operation.job?.id ?? 'jobId';
  return { [idField]: id, ...(isRecord(result) ? result : { result }) };
}

/** To the browser of whoever is testing the workflow, and to n8n's log. */
function reportProgress(
  { context, entry }: RunContext,
  { id, state, elapsedMs }: JobProgress<unknown>,
  index: number,
): void {
  const seconds = Math.round(elapsedMs / 1000);
  const text = `${entry.operation.title}, item ${index}: ${state} after ${seconds} s (job ${id})`;
  context.logger.info(text);
  context.sendMessageToUI(text);
}

/** The field with the links of the files that a job made, for the operation that starts it and that which tells of it. */
export function jobFilesField({ api, name, operation }: CatalogueEntry): string | undefined {
  if (operation.job) return operation.job.files;
  return Object.values(api.operations).find(({ job }) => job?.status === name)?.job?.files;
}

/** A file of many messages may take its time. */
const timeoutMs = 600_000;

/** The files of a finished job as n8n passes files. Their links need no key, and lead to servers that must not see it. */
export async function downloadJobFiles(
  task: RunContext,
  result: unknown,
  field: string,
): Promise<IBinaryKeyData> {
  const found = isRecord(result) ? result[field] : undefined;
  const links = (Array.isArray(found) ? found : [found]).filter((link) => typeof link === 'string');
  const binary: IBinaryKeyData = {};
  for (const [position, link] of links.entries()) {
    const { content, type } = await downloadFile(task, link);
    const file = await task.context.helpers.prepareBinaryData(content, fileNameFrom(link), type);
    binary[position === 0 ? 'data' : `data_${position}`] = file;
  }
  return binary;
}

/** The last part of the path; the links of some exports have no name there, but a token. */
function fileNameFrom(link: string): string {
  const last = /^[^?#]*\/([^/?#]+)/.exec(link)?.[1] ?? 'export';
  return last.includes('.') ? last : `${last}.csv`;
}

interface Download {
  readonly content: Buffer;
  readonly type: string;
}

async function downloadFile({ context, node }: RunContext, url: string): Promise<Download> {
  const signal = cancelSignal(context);
  const { status, bytes, body, headers } = await createHttp(
    context,
    credentialName,
  )({
    ...{ method: 'GET', url, headers: {}, answer: 'bytes', anonymous: true, timeoutMs },
    ...(signal ? { signal } : {}),
  });
  if (status === 200) {
    const [type = ''] = (headers['content-type'] ?? '').split(';');
    return { content: Buffer.from(bytes ?? body), type: type.trim() || 'text/csv' };
  }
  throw new NodeApiError(
    node,
    {},
    {
      message: 'The export is finished, but a file of it could not be fetched',
      description: 'Its links work for a limited time: get the export again, or start a new one.',
      httpCode: String(status),
    },
  );
}
