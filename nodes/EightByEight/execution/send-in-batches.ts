import { type CatalogueEntry, type Operation, pathFields } from '../../../core/src/catalogue';
import { type Values, isRecord } from '../fields/field';
import {
  type ReadyItem,
  type ItemOutcome,
  type Outcomes,
  isCancelled,
  type RunContext,
  isDone,
} from './run-context';
import { TransportError, RejectedError } from '../../../core/src/errors';
import { matchResults, type BatchOutcome } from '../../../core/src/transport';
import { failedOutcome, sendItem } from './send-one-by-one';

/** The operation that takes many inputs of another at once. */
export interface BatchOperation {
  readonly id: string;
  readonly operation: Operation;
  /** The field that holds the inputs. */
  readonly items: string;
  /** The field of its answer that holds their results. */
  readonly results: string;
  /** Fields that the batch takes once for all. */
  readonly shared: readonly string[];
  /** How many inputs one request takes. */
  readonly maxItems: number;
}

/** How many inputs of an operation travel in one request, if they can. */
export function batchOperation({ apiName, api, operation }: CatalogueEntry): BatchOperation | undefined {
  const { batching } = operation;
  const batch = batching && api.operations[batching.operation];
  if (!batch) return undefined;
  const list = batch.input.properties[batching.items];
  return {
    id: `${apiName}.${batching.operation}`,
    operation: batch,
    items: batching.items,
    results: batching.results,
    shared: batching.shared ?? [],
    maxItems: list?.type === 'array' ? (list.maxItems ?? 1000) : 1000,
  };
}

/** Items that travel in one request. */
export interface Batch {
  readonly items: readonly ReadyItem[];
  /** What the request says once for all. */
  readonly common: Values;
  /** What it says of each item, in order. */
  readonly messages: readonly Values[];
}

/** Sorts items into as few requests as can take them: those of one subaccount that agree on what a batch says once. */
export function createBatches(ready: readonly ReadyItem[], batch: BatchOperation, size: number): Batch[] {
  const names = [...new Set([...pathFields(batch.operation), ...batch.shared])];
  const groups = new Map<string, ReadyItem[]>();
  for (const item of ready) {
    const key = JSON.stringify(names.map((name) => item.input[name] ?? null));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  const most = Math.max(1, Math.min(size, batch.maxItems));
  return [...groups.values()].flatMap((group) =>
    slices(group, most).map((items) => ({
      items,
      common: picked(items[0]?.input ?? {}, names),
      messages: items.map(({ input }) => without(input, names)),
    })),
  );
}

function slices<T>(values: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < values.length; start += size) parts.push(values.slice(start, start + size));
  return parts;
}

function picked(input: Values, names: readonly string[]): Values {
  return Object.fromEntries(
    names.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])),
  );
}

function without(input: Values, names: readonly string[]): Values {
  const rest: Record<string, unknown> = {};
  for (const name of Object.keys(input)) {
    if (!names.includes(name)) rest[name] = input[name];
  }
  return rest;
}

/** How items travel in batches. */
export interface BatchSettings {
  readonly batch: BatchOperation;
  readonly size: number;
  readonly clientBatchId?: string;
}

/** A batch that times out leaves thousands of messages in doubt, so it is given time. */
const batchTimeouts = { timeoutMs: 120_000, deadlineMs: 300_000 };

/** Many items a request. Where the node may not go on, nothing is sent after a request that failed as a whole. */
export async function sendInBatches(
  task: RunContext,
  batching: BatchSettings,
  ready: readonly ReadyItem[],
  outcomes: Outcomes,
): Promise<void> {
  for (const part of createBatches(ready, batching.batch, batching.size)) {
    const [first] = part.items;
    if (!first) continue;
    const results =
      part.items.length === 1 ? [await sendItem(task, first)] : await sendBatch(task, batching, part);
    part.items.forEach(({ index }, place) => {
      const outcome = results[place];
      if (outcome) outcomes.set(index, outcome);
    });
    const failed = results.every(({ status }) => status !== 'done');
    if (failed && (!task.continueOnFail || isCancelled(task))) return;
  }
}

async function sendBatch(
  task: RunContext,
  { batch, clientBatchId }: BatchSettings,
  { items, common, messages }: Batch,
): Promise<ItemOutcome[]> {
  try {
    const request = {
      ...common,
      ...(clientBatchId === undefined ? {} : { clientBatchId }),
      [batch.items]: messages,
      includeMessagesInResponse: true,
    };
    const answer = await task.client.call(batch.id, request, batchTimeouts);
    const outcomes = matchResults(task.entry, messages, answer);
    const batchId = isRecord(answer) ? answer['batchId'] : undefined;
    return outcomes.map((outcome, place) => toItemOutcome(task, outcome, batchId, items[place]?.index ?? 0));
  } catch (thrown) {
    return items.map(({ index }) => failedOutcome(task, thrown, index));
  }
}

function toItemOutcome(
  task: RunContext,
  outcome: BatchOutcome,
  batchId: unknown,
  index: number,
): ItemOutcome {
  switch (outcome.status) {
    case 'accepted':
      return { status: 'done', data: withBatchId(outcome.result, batchId) };
    case 'rejected':
      return failedOutcome(task, outcome.error, index);
    case 'unknown':
      return failedOutcome(task, missingResultError(task.entry.id), index);
  }
}

function withBatchId(result: unknown, batchId: unknown): Values {
  return {
    ...(isRecord(result) ? result : { success: true }),
    ...(batchId === undefined ? {} : { batchId }),
  };
}

function missingResultError(operation: string): TransportError {
  return new TransportError(
    operation,
    'not-json',
    'unknown',
    `${operation}: the answer of 8x8 does not say what became of it`,
    'Look at the message log or wait for a delivery receipt before sending it again.',
    1,
  );
}

/** Whether an operation takes a list of what another takes singly: its answer then counts what was refused. */
function isBatchOperation({ api, name }: CatalogueEntry): boolean {
  return Object.values(api.operations).some(({ batching }) => batching?.operation === name);
}

/**
 * A batch is answered with success whatever became of its messages. One of which all were refused is no success; one
 * of which some were is shown with a warning.
 */
export function checkRejectedCounts(task: RunContext, outcomes: Outcomes): void {
  if (!isBatchOperation(task.entry)) return;
  for (const [index, outcome] of outcomes) {
    if (!isDone(outcome) || !isRecord(outcome.data)) continue;
    const { acceptedCount, rejectedCount } = outcome.data;
    if (typeof rejectedCount !== 'number' || rejectedCount === 0) continue;
    const advice = 'Turn on Include Messages in Response to see which, and why.';
    if (acceptedCount === 0) {
      const all = new RejectedError(
        task.entry.id,
        `all ${rejectedCount} messages`,
        advice,
        undefined,
        outcome.data,
      );
      outcomes.set(index, failedOutcome(task, all, index));
    } else {
      task.context.addExecutionHints({
        message: `${rejectedCount} of the messages were rejected by 8x8, ${String(acceptedCount)} were accepted. ${advice} (item ${index})`,
        type: 'warning',
        location: 'outputPane',
      });
    }
  }
}
