import type { JobCall, JobProgress } from '../../../core/src/pure';
import { cancelSignalOf } from '../../http';
import { waitingNames } from '../description/waiting-options';
import { isRecord, type Values } from '../fields/field';
import type { Task } from './task';

/** Whether the node is to wait for the job that it starts for an item. */
export function waitsForJob({ parameters }: Task, index: number): boolean {
  return parameters(waitingNames.wait, index) !== false;
}

/** Waits until the job has ended well, telling how far it is. Gives what 8x8 says of it, and its ID. */
export async function resultOfJob(
  task: Task,
  call: JobCall<unknown, unknown>,
  index: number,
): Promise<Values> {
  const { context, entry, parameters } = task;
  const signal = cancelSignalOf(context);
  const minutes = Number(parameters(waitingNames.mostMinutes, index));
  let id = '';
  const result = await call.completed({
    ...(signal ? { signal } : {}),
    ...(minutes > 0 ? { maxWaitMs: minutes * 60_000 } : {}),
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
