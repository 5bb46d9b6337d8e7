import type { Pace } from '../../../core/src/bulk/pacing';
import { isJsonObject } from '../../../core/src/validation';
import { pathFields, type CatalogueEntry } from '../../../core/src/catalogue';
import { TransportError } from '../../../core/src/errors';
import { matchResults, type BatchOutcome } from '../../../core/src/transport';
import { batchOperation, type BatchOperation } from '../description/batch-options';
import { type Values } from '../fields/field';
import type { ParameterReader } from './parameters';
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
import { sendItem } from './send-items';

/** How items are combined into requests of a batch operation. */
export interface BatchSettings {
  readonly batch: BatchOperation;
  readonly size: number;
  readonly clientBatchId?: string;
}

/** A batch has more time than a single request, because a timeout leaves the outcome of all its messages unknown. */
const batchTimeouts = { timeoutMs: 120_000, deadlineMs: 300_000 };

/** Reads the options for batches. Returns `undefined` if each item needs its own request. */
export function readBatchSettings(
  entry: CatalogueEntry,
  parameters: ParameterReader,
  pace?: Pace,
): BatchSettings | undefined {
  const batch = batchOperation(entry);
  if (!batch) return undefined;
  const options = parameters('options', 0);
  const { sendAs, batchSize, clientBatchId }: Values = isJsonObject(options) ? options : {};
  if (sendAs === 'single') return undefined;
  return {
    batch,
    size: Math.min(Number(batchSize) || batch.maxItems, pace?.messages ?? Infinity),
    ...(typeof clientBatchId === 'string' && clientBatchId !== '' ? { clientBatchId } : {}),
  };
}

/** Sends items in batches. Stops after a request that failed for all its items, unless the node continues on fail. */
export async function sendInBatches(
  run: RunContext,
  settings: BatchSettings,
  ready: readonly ReadyItem[],
  outcomes: Outcomes,
): Promise<void> {
  for (const items of groupItems(ready, settings)) {
    const [first] = items;
    if (!first) continue;
    await run.waitForPace(items.length);
    if (isCancelled(run)) return;
    const results = items.length === 1 ? [await sendItem(run, first)] : await sendBatch(run, settings, items);
    items.forEach(({ index }, position) => {
      const outcome = results[position];
      if (outcome) outcomes.set(index, outcome);
    });
    if (!results.some(isDone) && mustStop(run)) return;
  }
}

/** The names of the fields that a request has once, for all its items, such as the subaccount. */
const sharedFields = ({ operation, shared }: BatchOperation): readonly string[] => [
  ...new Set([...pathFields(operation), ...shared]),
];

/** Groups the items that one request can carry: those with the same values of the shared fields. */
function groupItems(ready: readonly ReadyItem[], { batch, size }: BatchSettings): ReadyItem[][] {
  const names = sharedFields(batch);
  const groups = new Map<string, ReadyItem[]>();
  for (const item of ready) {
    const key = JSON.stringify(names.map((name) => item.input[name] ?? null));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  const maxItems = Math.max(1, Math.min(size, batch.maxItems));
  return [...groups.values()].flatMap((group) => chunks(group, maxItems));
}

function chunks<T>(values: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < values.length; start += size) parts.push(values.slice(start, start + size));
  return parts;
}

function fieldsWhere(input: Values, isIncluded: (name: string) => boolean): Values {
  const fields: Record<string, unknown> = {};
  for (const name of Object.keys(input)) {
    if (isIncluded(name)) fields[name] = input[name];
  }
  return fields;
}

async function sendBatch(
  run: RunContext,
  { batch, clientBatchId }: BatchSettings,
  items: readonly ReadyItem[],
): Promise<ItemOutcome[]> {
  const shared = sharedFields(batch);
  const inputs = items.map(inputToSend);
  const messages = inputs.map((input) => fieldsWhere(input, (name) => !shared.includes(name)));
  try {
    const request = {
      ...fieldsWhere(inputs[0] ?? {}, (name) => shared.includes(name)),
      ...(clientBatchId === undefined ? {} : { clientBatchId }),
      [batch.items]: messages,
      includeMessagesInResponse: true,
    };
    const response = await run.client.call(batch.id, request, batchTimeouts);
    const batchId = isJsonObject(response) ? response['batchId'] : undefined;
    return matchResults(run.entry, messages, response).map((outcome, position) =>
      toItemOutcome(run, outcome, batchId, items[position]?.index ?? 0),
    );
  } catch (error) {
    return items.map(({ index }) => failedOutcome(run, error, index));
  }
}

function toItemOutcome(run: RunContext, outcome: BatchOutcome, batchId: unknown, index: number): ItemOutcome {
  switch (outcome.status) {
    case 'accepted': {
      const result = isJsonObject(outcome.result) ? outcome.result : { success: true };
      return { status: 'done', data: { ...result, ...(batchId === undefined ? {} : { batchId }) } };
    }
    case 'rejected':
      return failedOutcome(run, outcome.error, index);
    case 'unknown':
      return failedOutcome(run, missingResultError(run.entry.id), index);
  }
}

function missingResultError(operation: string): TransportError {
  return new TransportError(
    operation,
    'not-json',
    'unknown',
    `${operation}: the response of 8x8 does not include this message`,
    'Look at the message log or wait for a delivery receipt before sending it again.',
    1,
  );
}
