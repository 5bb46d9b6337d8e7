import { matchResults, TransportError, type BatchOutcome } from '../../../core/src/transport';
import { isRecord, type Values } from '../fields/field';
import type { BatchOperation } from './batch-operation';
import { batchesOf, type Batch } from './batches';
import type { ItemOutcome, Outcomes, ReadyItem } from './item-outcome';
import { outcomeOf, sendOne } from './send-one-by-one';
import { isCancelled, type Task } from './run-context';

/** How items travel in batches. */
export interface Batching {
  readonly batch: BatchOperation;
  readonly size: number;
  readonly clientBatchId?: string;
}

/** A batch that times out leaves thousands of messages in doubt, so it is given time. */
const patience = { timeoutMs: 120_000, deadlineMs: 300_000 };

/** Many items a request. Where the node may not go on, nothing is sent after a request that failed as a whole. */
export async function sendInBatches(
  task: Task,
  batching: Batching,
  ready: readonly ReadyItem[],
  outcomes: Outcomes,
): Promise<void> {
  for (const part of batchesOf(ready, batching.batch, batching.size)) {
    const [first] = part.items;
    if (!first) continue;
    const results =
      part.items.length === 1 ? [await sendOne(task, first)] : await sendBatch(task, batching, part);
    part.items.forEach(({ index }, place) => {
      const outcome = results[place];
      if (outcome) outcomes.set(index, outcome);
    });
    const failed = results.every(({ status }) => status !== 'done');
    if (failed && (!task.goOn || isCancelled(task))) return;
  }
}

async function sendBatch(
  task: Task,
  { batch, clientBatchId }: Batching,
  { items, common, messages }: Batch,
): Promise<ItemOutcome[]> {
  try {
    const request = {
      ...common,
      ...(clientBatchId === undefined ? {} : { clientBatchId }),
      [batch.items]: messages,
      includeMessagesInResponse: true,
    };
    const answer = await task.client.call(batch.id, request, patience);
    const outcomes = matchResults(task.entry, messages, answer);
    const batchId = isRecord(answer) ? answer['batchId'] : undefined;
    return outcomes.map((outcome, place) => itemOutcome(task, outcome, batchId, items[place]?.index ?? 0));
  } catch (thrown) {
    return items.map(({ index }) => outcomeOf(task, thrown, index));
  }
}

function itemOutcome(task: Task, outcome: BatchOutcome, batchId: unknown, index: number): ItemOutcome {
  switch (outcome.status) {
    case 'accepted':
      return { status: 'done', data: withBatchId(outcome.result, batchId) };
    case 'rejected':
      return outcomeOf(task, outcome.error, index);
    case 'unknown':
      return outcomeOf(task, notListed(task.entry.id), index);
  }
}

function withBatchId(result: unknown, batchId: unknown): Values {
  return {
    ...(isRecord(result) ? result : { success: true }),
    ...(batchId === undefined ? {} : { batchId }),
  };
}

function notListed(operation: string): TransportError {
  return new TransportError(
    operation,
    'not-json',
    'unknown',
    `${operation}: the answer of 8x8 does not say what became of it`,
    'Look at the message log or wait for a delivery receipt before sending it again.',
    1,
  );
}
