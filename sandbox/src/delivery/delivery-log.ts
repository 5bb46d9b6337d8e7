import type { SandboxState } from '../engine/state/state';
import type { Table } from '../engine/state/table';
import { deliveryTable, type Delivery } from './delivery';
import { receiverOf } from './dispatcher';

const maxFinished = 10_000;
const maxPendingPerReceiver = 50_000;
const maxPending = 200_000;

/** Counts that would be slow to derive from the table for each event. */
interface DeliveryCounts {
  readonly pending: Map<string, number>;
  totalPending: number;
  /** In the order in which they finished. */
  readonly finished: Set<Delivery>;
}

/** The counts of each table, made on first use. A reset or an import makes a new table. */
const countsByTable = new WeakMap<Table<Delivery>, DeliveryCounts>();

/**
 * Adds the delivery of a webhook. If too many wait already, because a receiver is slow or down, it is added as failed,
 * with the reason. An event for which a call waits always has a place: calls are limited themselves.
 */
export function addDelivery(state: SandboxState, delivery: Delivery): Delivery {
  const counts = getCounts(state);
  const reason = delivery.expectsAnswer === true ? undefined : findOverflow(counts, delivery.url);
  const added = state
    .table(deliveryTable)
    .put<Delivery>(reason === undefined ? delivery : { ...delivery, status: 'failed', error: reason });
  if (reason === undefined) countPending(counts, added, 1);
  else keepFinished(state, added);
  return added;
}

/** Changes a delivery. The oldest finished deliveries above the limit are deleted. */
export function updateDelivery(state: SandboxState, delivery: Delivery, changes: Partial<Delivery>): void {
  const counts = getCounts(state);
  const finishes = delivery.status === 'pending' && (changes.status ?? 'pending') !== 'pending';
  state.table(deliveryTable).update(delivery, changes);
  if (!finishes) return;
  countPending(counts, delivery, -1);
  keepFinished(state, delivery);
}

function findOverflow({ pending, totalPending }: DeliveryCounts, url: string): string | undefined {
  if ((pending.get(receiverOf(url)) ?? 0) >= maxPendingPerReceiver)
    return `Not posted: ${maxPendingPerReceiver} webhooks were waiting for this receiver`;
  return totalPending >= maxPending ? `Not posted: ${maxPending} webhooks were waiting` : undefined;
}

function keepFinished(state: SandboxState, delivery: Delivery): void {
  const { finished } = getCounts(state);
  finished.add(delivery);
  for (const oldest of finished) {
    if (finished.size <= maxFinished) return;
    finished.delete(oldest);
    state.table(deliveryTable).delete(oldest);
  }
}

function countPending(counts: DeliveryCounts, { url }: Delivery, change: 1 | -1): void {
  const receiver = receiverOf(url);
  const count = (counts.pending.get(receiver) ?? 0) + change;
  if (count === 0) counts.pending.delete(receiver);
  else counts.pending.set(receiver, count);
  counts.totalPending += change;
}

function getCounts(state: SandboxState): DeliveryCounts {
  const table = state.table(deliveryTable);
  const existing = countsByTable.get(table);
  if (existing) return existing;
  const counts: DeliveryCounts = { pending: new Map(), totalPending: 0, finished: new Set() };
  for (const delivery of table.values()) {
    if (delivery.status === 'pending') countPending(counts, delivery, 1);
    else counts.finished.add(delivery);
  }
  countsByTable.set(table, counts);
  return counts;
}
