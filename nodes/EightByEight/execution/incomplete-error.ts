import { NodeApiError, type IDataObject, type NodeError } from 'n8n-workflow';
import { isRecord } from '../fields/field';
import { isDone, type ItemOutcome, type Outcomes, type RunContext } from './run-context';
import { listItems } from './named-items';

type FailedOutcome = Exclude<ItemOutcome, { status: 'done' }>;

/** The items of a run by what became of them. */
interface RunSummary {
  readonly count: number;
  readonly failed: readonly (readonly [number, FailedOutcome])[];
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
export function incompleteError(task: RunContext, outcomes: Outcomes, count: number): NodeError {
  const tally = summarize(outcomes, count);
  const reasons = distinctReasons(tally.failed);
  const first = tally.failed[0]?.[1].error;
  if (first && (count === 1 || task.entry.operation.safety !== 'unsafe')) return first;
  if (first && reasons.length === 1 && tally.failed.length === count) return errorForAllItems(first, tally);
  const message = `${task.entry.operation.title}: ${countsText(tally)}`;
  const error = new NodeApiError(task.node, {}, { message, description: descriptionText(tally, reasons) });
  error.message = message;
  Object.assign(error.context, { operation: task.entry.id, ...summaryDetails(tally) });
  return error;
}

function summarize(outcomes: Outcomes, count: number): RunSummary {
  const all = [...outcomes].sort(([a], [b]) => a - b);
  const failed = all.filter((each): each is [number, FailedOutcome] => !isDone(each[1]));
  const indexesOf = (...statuses: FailedOutcome['status'][]): number[] =>
    failed.filter(([, { status }]) => statuses.includes(status)).map(([index]) => index);
  const untried = Array.from({ length: count }, (_, index) => index).filter((index) => !outcomes.has(index));
  return {
    count,
    failed,
    refused: indexesOf('refused'),
    unknown: indexesOf('unknown'),
    notSent: [...indexesOf('invalid', 'not-sent'), ...untried].sort((a, b) => a - b),
    accepted: all.flatMap(([index, outcome]) =>
      isDone(outcome) ? [acceptedItemDetails(index, outcome.data)] : [],
    ),
  };
}

/** Enough to find the message again. */
function acceptedItemDetails(item: number, data: unknown): IDataObject {
  const { umid, batchId } = isRecord(data) ? data : {};
  return {
    item,
    ...(typeof umid === 'string' ? { umid } : {}),
    ...(typeof batchId === 'string' ? { batchId } : {}),
  };
}

/** Each reason once, with the first item it holds for. */
function distinctReasons(failed: RunSummary['failed']): string[] {
  const byReason = new Map<string, number>();
  for (const [index, { error }] of failed) {
    const reason = `${error.message}. ${error.description ?? ''}`.trim();
    if (!byReason.has(reason)) byReason.set(reason, index);
  }
  return [...byReason].map(([reason, index]) => `Item ${index}: ${reason}`);
}

/** Nothing was accepted, and for one reason: then that is the error, and no item's in particular. */
function errorForAllItems(error: NodeError, tally: RunSummary): NodeError {
  delete error.context['itemIndex'];
  error.description = `${error.description ?? ''} This holds for all ${tally.count} items.`;
  Object.assign(error.context, summaryDetails(tally));
  return error;
}

function countsText({ refused, unknown, notSent, accepted, count }: RunSummary): string {
  const parts = [
    ...(refused.length ? [`${refused.length} refused`] : []),
    ...(unknown.length ? [`${unknown.length} with unknown outcome`] : []),
    ...(notSent.length ? [`${notSent.length} not sent`] : []),
    `${accepted.length} accepted`,
  ];
  return `${parts.join(', ')}, of ${count} items`;
}

/** More reasons than this nobody reads. */
const maxReasons = 3;

function descriptionText(
  { refused, unknown, notSent, accepted }: RunSummary,
  reasons: readonly string[],
): string {
  return [
    ...(refused.length ? [`Refused: items ${listItems(refused)}.`] : []),
    ...(unknown.length
      ? [
          `With unknown outcome: items ${listItems(unknown)}; look at the message log before sending them again.`,
        ]
      : []),
    ...(notSent.length ? [`Not sent: items ${listItems(notSent)}.`] : []),
    ...reasons.slice(0, maxReasons),
    ...(accepted.length
      ? ['Do not send the accepted ones again: their message IDs are in the details.']
      : []),
  ].join(' ');
}

function summaryDetails({ refused, unknown, notSent, accepted }: RunSummary): IDataObject {
  return { refused: [...refused], unknown: [...unknown], notSent: [...notSent], accepted: [...accepted] };
}
