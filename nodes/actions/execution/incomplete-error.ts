import { isJsonObject } from '../../../core/src/validation';
import { NodeApiError, type IDataObject, type NodeError } from 'n8n-workflow';
import {
  isDone,
  isFailed,
  listItems,
  type FailedOutcome,
  type Outcomes,
  type RunContext,
} from './run-context';

/** The items of a run, grouped by their outcome. */
interface RunSummary {
  readonly count: number;
  readonly failed: readonly (readonly [number, FailedOutcome])[];
  readonly refused: readonly number[];
  readonly unknown: readonly number[];
  readonly notSent: readonly number[];
  readonly accepted: readonly IDataObject[];
}

/**
 * Creates the error for a run in which not all items are done.
 *
 * For an operation that is unsafe to repeat, it names the items by outcome and keeps the IDs of accepted messages, so
 * that the user can send the rest without sending anything twice. For other operations, it is the error of the first item.
 */
export function incompleteError(run: RunContext, outcomes: Outcomes, count: number): NodeError {
  const summary = summarize(outcomes, count);
  const reasons = distinctReasons(summary.failed);
  const first = summary.failed[0]?.[1].error;
  if (first && (count === 1 || run.entry.operation.safety !== 'unsafe')) return first;
  if (first && reasons.length === 1 && summary.failed.length === count)
    return errorForAllItems(first, summary);
  const message = `${run.entry.operation.title}: ${countsText(summary)}`;
  const error = new NodeApiError(
    run.context.getNode(),
    {},
    { message, description: descriptionText(summary, reasons) },
  );
  error.message = message;
  Object.assign(error.context, { operation: run.entry.id, ...summaryDetails(summary) });
  return error;
}

function summarize(outcomes: Outcomes, count: number): RunSummary {
  const all = [...outcomes].sort(([a], [b]) => a - b);
  const failed = all.filter((each): each is [number, FailedOutcome] => isFailed(each[1]));
  const indexesOf = (...statuses: FailedOutcome['status'][]): number[] =>
    failed.filter(([, { status }]) => statuses.includes(status)).map(([index]) => index);
  const untried = Array.from({ length: count }, (_, index) => index).filter((index) => !outcomes.has(index));
  return {
    count,
    failed,
    refused: indexesOf('refused'),
    unknown: indexesOf('unknown'),
    notSent: [...indexesOf('not-sent'), ...untried].sort((a, b) => a - b),
    accepted: all.flatMap(([index, outcome]) =>
      isDone(outcome) ? [acceptedItemDetails(index, outcome.data)] : [],
    ),
  };
}

/** The IDs by which the message can be found at 8x8. */
function acceptedItemDetails(item: number, data: unknown): IDataObject {
  const { umid, batchId } = isJsonObject(data) ? data : {};
  return {
    item,
    ...(typeof umid === 'string' ? { umid } : {}),
    ...(typeof batchId === 'string' ? { batchId } : {}),
  };
}

/** Lists each error once, with the first item that has it. */
function distinctReasons(failed: RunSummary['failed']): string[] {
  const byReason = new Map<string, number>();
  for (const [index, { error }] of failed) {
    const reason = `${error.message}. ${error.description ?? ''}`.trim();
    if (!byReason.has(reason)) byReason.set(reason, index);
  }
  return [...byReason].map(([reason, index]) => `Item ${index}: ${reason}`);
}

/** The error of a run in which all items failed for the same reason. */
function errorForAllItems(error: NodeError, summary: RunSummary): NodeError {
  delete error.context['itemIndex'];
  error.description = `${error.description ?? ''} This is the same for all ${summary.count} items.`;
  Object.assign(error.context, summaryDetails(summary));
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

/** The description lists at most this many different errors. */
const maxReasons = 3;

function descriptionText(
  { refused, unknown, notSent, accepted }: RunSummary,
  reasons: readonly string[],
): string {
  return [
    ...(refused.length ? [`Refused: ${listItems(refused)}.`] : []),
    ...(unknown.length
      ? [
          `With unknown outcome: ${listItems(unknown)}; check the message log before sending ${unknown.length === 1 ? 'it' : 'them'} again.`,
        ]
      : []),
    ...(notSent.length ? [`Not sent: ${listItems(notSent)}.`] : []),
    ...reasons.slice(0, maxReasons),
    ...(accepted.length
      ? [
          accepted.length === 1
            ? 'Do not send the accepted one again: its message ID is in the details.'
            : 'Do not send the accepted ones again: their message IDs are in the details.',
        ]
      : []),
  ].join(' ');
}

function summaryDetails({ refused, unknown, notSent, accepted }: RunSummary): IDataObject {
  return { refused: [...refused], unknown: [...unknown], notSent: [...notSent], accepted: [...accepted] };
}
