import { TransportError } from '../../../core/src/errors';
import { createHash } from 'node:crypto';
import { isRecord, type Values } from '../fields/field';
import { isDone, type Outcomes, type ReadyItem, type RunContext } from './run-context';
import { failedOutcome } from './send-one-by-one';

/** Where a node keeps things between its tries, and with the execution when it is stored. */
const contextKey = 'eightByEightAlreadySent';

/** What is known of the items of a run that was not complete. */
interface SentItems {
  readonly runIndex: number;
  /** By item: whom it went to, and what 8x8 answered, if it did. */
  readonly items: Readonly<Record<string, { readonly to: string; readonly data?: unknown }>>;
}

/**
 * n8n runs a node again with all its items: at once when it is set to retry, or when a person retries an execution.
 * What an earlier try sent, or may have sent, is not sent again: its outcome is taken over, and the rest is returned.
 */
export function skipAlreadySent(
  task: RunContext,
  ready: readonly ReadyItem[],
  outcomes: Outcomes,
): readonly ReadyItem[] {
  const known: unknown = task.context.getContext('node')[contextKey];
  if (!isRecord(known) || !isRecord(known['items']) || known['runIndex'] !== runIndex(task)) return ready;
  const items = known['items'] as SentItems['items'];
  return ready.filter(({ index, input }) => {
    const before = items[String(index)];
    if (before?.to !== recipientHash(input)) return true;
    outcomes.set(
      index,
      'data' in before
        ? { status: 'done', data: before.data }
        : failedOutcome(task, maybeSentError(task.entry.id), index),
    );
    return false;
  });
}

/** Keeps what a run that is not complete has sent, for the next try. */
export function rememberSent(task: RunContext, ready: readonly ReadyItem[], outcomes: Outcomes): void {
  if (task.entry.operation.safety !== 'unsafe') return;
  const items: Record<string, { to: string; data?: unknown }> = {};
  for (const { index, input } of ready) {
    const outcome = outcomes.get(index);
    if (isDone(outcome)) items[String(index)] = { to: recipientHash(input), data: outcome.data ?? null };
    else if (outcome?.status === 'unknown') items[String(index)] = { to: recipientHash(input) };
  }
  const sent: SentItems = { runIndex: runIndex(task), items };
  task.context.getContext('node')[contextKey] = sent as never;
}

/** Texts and times may come out differently at the next try; whom an item is for does not. */
function recipientHash(input: Values): string {
  const to = input['destination'] ?? input['user'] ?? input;
  return createHash('sha256').update(JSON.stringify(to)).digest('base64');
}

const runIndex = ({ context }: RunContext): number => Number(context.getWorkflowDataProxy(0)['$runIndex']);

function maybeSentError(operation: string): TransportError {
  return new TransportError(
    operation,
    'not-json',
    'unknown',
    `${operation}: an earlier try may have sent it, so it was not sent again`,
    'Look at the message log. If it did not go out, send it in a new execution.',
    0,
  );
}
