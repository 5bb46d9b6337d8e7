import type { JobCall, JobProgress } from '../../../core/src/transport';
import { cancelSignalOf } from '../../shared/http';
import { isRecord, type Values } from '../fields/field';
import type { ItemOptions } from './item-options';
import type { Task } from './run-context';

/** Waits until the job has ended well, telling how far it is. Gives what 8x8 says of it, and its ID. */
export async function resultOfJob(
  task: Task,
  call: JobCall<unknown, unknown>,
  index: number,
  { maxWaitMinutes }: ItemOptions,
): Promise<Values> {
  const { context, entry } = task;
  const signal = cancelSignalOf(context);
  let id = '';
  const result = await call.completed({
    ...(signal ? { signal } : {}),
    ...(maxWaitMinutes > 0 ? { maxWaitMs: maxWaitMinutes * 60_000 } : {}),
    onProgress: (progress) => {
      ({ id } = progress);
      tell(task, progress, index);
    },
  });
  const idField = entry.operation.job?.id ?? 'jobId';
  return { [idField]: id, ...(isRecord(result) ? result : { result }) };
}

/** To the browser of whoever is testing the workflow, and to n8n's log. */
function tell({ context, entry }: Task, { id, state, elapsedMs }: JobProgress<unknown>, index: number): void {
  const seconds = Math.round(elapsedMs / 1000);
  const text = `${entry.operation.title}, item ${index}: ${state} after ${seconds} s (job ${id})`;
  context.logger.info(text);
  context.sendMessageToUI(text);
}
