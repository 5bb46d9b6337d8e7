import { NodeApiError, type IDataObject, type NodeError } from 'n8n-workflow';
import { isRecord } from '../fields/field';
import { isDone, type ItemOutcome, type Outcomes, type Task } from './run-context';
import { namedItems } from './named-items';

type Failed = Exclude<ItemOutcome, { status: 'done' }>;

/** The items of a run by what became of them. */
interface Tally {
  readonly count: number;
  readonly failed: readonly (readonly [number, Failed])[];
  readonly refused: readonly number[];
  readonly unknown: readonly number[];
  readonly notSent: readonly number[];
  readonly accepted: readonly IDataObject[];
}

/**
 * The error for a run that was not complete.
 *
 * Where messages are at stake it names the items and keeps what 8x8 answered for those it accepted: whoever reads it
 * can go on without sending anything twice. Else the first thing that went wrong says it all.
 */
export function incompleteError(task: Task, outcomes: Outcomes, count: number): NodeError {
  const tally = tallyOf(outcomes, count);
  const reasons = reasonsOf(tally.failed);
  const first = tally.failed[0]?.[1].error;
  if (first && (count === 1 || task.entry.operation.safety !== 'unsafe')) return first;
  if (first && reasons.length === 1 && tally.failed.length === count) return holdingForAll(first, tally);
  const message = `${task.entry.operation.title}: ${summaryOf(tally)}`;
  const error = new NodeApiError(task.node, {}, { message, description: explanationOf(tally, reasons) });
  error.message = message;
  Object.assign(error.context, { operation: task.entry.id, ...detailsOf(tally) });
  return error;
}

function tallyOf(outcomes: Outcomes, count: number): Tally {
  const all = [...outcomes].sort(([a], [b]) => a - b);
  const failed = all.filter((each): each is [number, Failed] => !isDone(each[1]));
  const indexesOf = (...statuses: Failed['status'][]): number[] =>
    failed.filter(([, { status }]) => statuses.includes(status)).map(([index]) => index);
  const untried = Array.from({ length: count }, (_, index) => index).filter((index) => !outcomes.has(index));
  return {
    count,
    failed,
    refused: indexesOf('refused'),
    unknown: indexesOf('unknown'),
    notSent: [...indexesOf('invalid', 'not-sent'), ...untried].sort((a, b) => a - b),
    accepted: all.flatMap(([index, outcome]) => (isDone(outcome) ? [acceptedItem(index, outcome.data)] : [])),
  };
}

/** Enough to find the message again. */
function acceptedItem(item: number, data: unknown): IDataObject {
  const { umid, batchId } = isRecord(data) ? data : {};
  return {
    item,
    ...(typeof umid === 'string' ? { umid } : {}),
    ...(typeof batchId === 'string' ? { batchId } : {}),
  };
}

/** Each reason once, with the first item it holds for. */
function reasonsOf(failed: Tally['failed']): string[] {
  const byReason = new Map<string, number>();
  for (const [index, { error }] of failed) {
    const reason = `${error.message}. ${error.description ?? ''}`.trim();
    if (!byReason.has(reason)) byReason.set(reason, index);
  }
  return [...byReason].map(([reason, index]) => `Item ${index}: ${reason}`);
}

/** Nothing was accepted, and for one reason: then that is the error, and no item's in particular. */
function holdingForAll(error: NodeError, tally: Tally): NodeError {
  delete error.context['itemIndex'];
  error.description = `${error.description ?? ''} This holds for all ${tally.count} items.`;
  Object.assign(error.context, detailsOf(tally));
  return error;
}

function summaryOf({ refused, unknown, notSent, accepted, count }: Tally): string {
  const parts = [
    ...(refused.length ? [`${refused.length} refused`] : []),
    ...(unknown.length ? [`${unknown.length} with unknown outcome`] : []),
    ...(notSent.length ? [`${notSent.length} not sent`] : []),
    `${accepted.length} accepted`,
  ];
  return `${parts.join(', ')}, of ${count} items`;
}

/** More reasons than this nobody reads. */
const mostReasons = 3;

function explanationOf({ refused, unknown, notSent, accepted }: Tally, reasons: readonly string[]): string {
  return [
    ...(refused.length ? [`Refused: items ${namedItems(refused)}.`] : []),
    ...(unknown.length
      ? [
          `With unknown outcome: items ${namedItems(unknown)}; look at the message log before sending them again.`,
        ]
      : []),
    ...(notSent.length ? [`Not sent: items ${namedItems(notSent)}.`] : []),
    ...reasons.slice(0, mostReasons),
    ...(accepted.length
      ? ['Do not send the accepted ones again: their message IDs are in the details.']
      : []),
  ].join(' ');
}

function detailsOf({ refused, unknown, notSent, accepted }: Tally): IDataObject {
  return { refused: [...refused], unknown: [...unknown], notSent: [...notSent], accepted: [...accepted] };
}
