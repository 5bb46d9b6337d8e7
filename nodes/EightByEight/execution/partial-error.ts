import { NodeApiError, type IDataObject, type NodeError } from 'n8n-workflow';
import { isRecord } from '../fields/field';
import { isDone, type ItemOutcome, type Outcomes } from './item-outcome';
import type { Task } from './task';

type Failed = Exclude<ItemOutcome, { status: 'done' }>;

/** More items than this are counted, not named. */
const mostNamed = 20;
/** More reasons than this nobody reads. */
const mostReasons = 3;

/**
 * The one error for a run in which some items succeeded and others did not.
 *
 * It names the items, and keeps what 8x8 answered for those it accepted: whoever reads it can go on without sending
 * anything twice.
 */
export function partialError(task: Task, outcomes: Outcomes, count: number): NodeError {
  const all = [...outcomes].sort(([a], [b]) => a - b);
  const failed = all.filter((each): each is [number, Failed] => !isDone(each[1]));
  const [only] = failed;
  if (count === 1 && only) return only[1].error;
  const items = (status: Failed['status']): number[] =>
    failed.filter(([, outcome]) => outcome.status === status).map(([index]) => index);
  const accepted = all.flatMap(([index, outcome]) =>
    isDone(outcome) ? [acceptedItem(index, outcome.data)] : [],
  );
  const untried = Array.from({ length: count }, (_, index) => index).filter((index) => !outcomes.has(index));
  const groups: readonly (readonly [string, readonly number[]])[] = [
    ['refused', items('refused')],
    ['with unknown outcome', items('unknown')],
    ['not sent', [...items('invalid'), ...items('not-sent'), ...untried].sort((a, b) => a - b)],
  ];
  const told = groups.filter(([, indexes]) => indexes.length > 0);
  const message = `${task.entry.operation.title}: ${told.map(([what, { length }]) => `${length} ${what}`).join(', ')}, ${accepted.length} accepted, of ${count} items`;
  const description = [
    ...told.map(([what, indexes]) => `Items ${what}: ${named(indexes)}.`),
    ...reasonsOf(failed),
    items('unknown').length
      ? 'Those with unknown outcome may have taken effect: look at the message log before sending them again.'
      : '',
    accepted.length
      ? 'Do not send the accepted ones again: what 8x8 answered for them is in the details.'
      : '',
  ].filter((sentence) => sentence !== '');
  const details: IDataObject = {
    operation: task.entry.id,
    refused: items('refused'),
    unknown: items('unknown'),
    notSent: groups[2]?.[1],
    accepted,
  };
  const httpCode = failed
    .map(([, { error }]) => ('httpCode' in error ? error.httpCode : undefined))
    .find(Boolean);
  const error = new NodeApiError(
    task.node,
    {},
    {
      message,
      description: description.join(' '),
      ...(only ? { itemIndex: only[0] } : {}),
      ...(typeof httpCode === 'string' ? { httpCode } : {}),
    },
  );
  error.message = message;
  Object.assign(error.context, details);
  return error;
}

function named(indexes: readonly number[]): string {
  const more = indexes.length - mostNamed;
  return `${indexes.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function reasonsOf(failed: readonly (readonly [number, Failed])[]): string[] {
  const byReason = new Map<string, number>();
  for (const [index, { error }] of failed) {
    const reason = `${error.message}. ${error.description ?? ''}`.trim();
    if (!byReason.has(reason)) byReason.set(reason, index);
  }
  return [...byReason].slice(0, mostReasons).map(([reason, index]) => `Item ${index}: ${reason}`);
}

/** Enough to find the message again. */
function acceptedItem(item: number, data: unknown): IDataObject {
  if (!isRecord(data)) return { item };
  const { umid, batchId } = data;
  return {
    item,
    ...(typeof umid === 'string' ? { umid } : {}),
    ...(typeof batchId === 'string' ? { batchId } : {}),
  };
}
