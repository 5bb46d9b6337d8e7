import { isJsonObject } from '../../../core/src/validation';
import { TransportError } from '../../../core/src/errors';
import { createHash } from 'node:crypto';
import { type Values } from '../fields/field';
import { failedOutcome, isDone, type Outcomes, type ReadyItem, type RunContext } from './run-context';

/** The key in the node's context, which n8n keeps between retries and stores with the execution. */
const contextKey = 'eightByEightAlreadySent';

/** What an incomplete run has sent, or may have sent. */
interface SentItems {
  readonly runIndex: number;
  /** By item index: a hash of the recipient, and 8x8's response if there is one. */
  readonly items: Readonly<Record<string, { readonly to: string; readonly data?: unknown }>>;
}

/**
 * Returns the items that an earlier try of this run has not sent. The others get the outcome that they had.
 *
 * n8n runs a node again with all its items: if it is set to retry on fail, or when a user retries an execution. Without
 * this, the recipients of the first try would get their message twice.
 */
export function skipAlreadySent(
  run: RunContext,
  ready: readonly ReadyItem[],
  outcomes: Outcomes,
): readonly ReadyItem[] {
  const stored: unknown = run.context.getContext('node')[contextKey];
  if (!isJsonObject(stored) || !isJsonObject(stored['items']) || stored['runIndex'] !== runIndex(run))
    return ready;
  const items = stored['items'] as SentItems['items'];
  return ready.filter(({ index, input }) => {
    const earlier = items[String(index)];
    if (earlier?.to !== recipientHash(input)) return true;
    outcomes.set(
      index,
      'data' in earlier
        ? { status: 'done', data: earlier.data }
        : failedOutcome(run, maybeSentError(run.entry.id), index),
    );
    return false;
  });
}

/** Stores what an incomplete run has sent, for the next try. */
export function rememberSent(run: RunContext, ready: readonly ReadyItem[], outcomes: Outcomes): void {
  if (run.entry.operation.safety !== 'unsafe') return;
  const items: Record<string, { to: string; data?: unknown }> = {};
  for (const { index, input } of ready) {
    const outcome = outcomes.get(index);
    if (isDone(outcome)) items[String(index)] = { to: recipientHash(input), data: outcome.data ?? null };
    else if (outcome?.status === 'unknown') items[String(index)] = { to: recipientHash(input) };
  }
  const sent: SentItems = { runIndex: runIndex(run), items };
  run.context.getContext('node')[contextKey] = sent as never;
}

/** Texts and times can differ in the next try, because expressions are evaluated again. The recipient cannot. */
function recipientHash(input: Values): string {
  const recipient = input['destination'] ?? input['user'] ?? input;
  return createHash('sha256').update(JSON.stringify(recipient)).digest('base64');
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
