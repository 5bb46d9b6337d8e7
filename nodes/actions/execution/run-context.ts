import { scheduleForWindow, type Opening } from '../../../core/src/bulk/pacing';
import type { Catalogue, CatalogueEntry } from '../../../core/src/catalogue';
import type { ClientOver } from '../../../core/src/client';
import { EightByEightError, RejectedError, type Outcome } from '../../../core/src/errors';
import type { IBinaryKeyData, IExecuteFunctions, NodeError } from 'n8n-workflow';
import { toNodeError } from '../../shared/node-error';
import type { Values } from '../fields/field';
import type { ItemOptions } from './parameters';

/** What all steps of one run of the node share. */
export interface RunContext {
  readonly context: IExecuteFunctions;
  readonly entry: CatalogueEntry;
  readonly catalogue: Catalogue;
  readonly client: ClientOver<Catalogue>;
  /** Whether the run goes on after a failed item, which becomes an item with its error. */
  readonly continueOnFail: boolean;
  /** Waits until a number of messages may be sent, as the option Pace says. */
  readonly waitForPace: (count: number) => Promise<void>;
}

/** An item whose input is complete and valid. */
export interface ReadyItem {
  readonly index: number;
  readonly input: Values;
  readonly options: ItemOptions;
  /** Tells when the delivery window of a message is open, if the item has the option Delivery Window. */
  readonly opening?: DeliveryOpening;
  /** More fields of the item's output, such as the number of parts of an SMS. */
  readonly outputFields?: Values;
}

export type DeliveryOpening = (input: unknown, now: number) => Opening;

/**
 * The input of an item as it is sent now: a message whose delivery window is closed gets the next opening as `scheduled`.
 * Read right before the request, because an item may have waited for the pace.
 */
export const inputToSend = ({ input, opening }: Pick<ReadyItem, 'input' | 'opening'>): Values =>
  opening ? (scheduleForWindow(input, Date.now(), opening) as Values) : input;

/** What happened to an item. */
export type ItemOutcome = DoneOutcome | SkippedOutcome | FailedOutcome;

export interface DoneOutcome {
  readonly status: 'done';
  readonly data: unknown;
  readonly binary?: IBinaryKeyData;
}

/** The item is a duplicate, and has no output. */
export interface SkippedOutcome {
  readonly status: 'skipped';
}

export interface FailedOutcome {
  /** What became of this item: not sent, refused by 8x8, or unknown. */
  readonly status: Outcome;
  readonly error: NodeError;
  /** What 8x8 returned for a refused item. */
  readonly result?: unknown;
}

/** The outcomes by the index of their item. An item without an outcome was not tried. */
export type Outcomes = Map<number, ItemOutcome>;

export const isDone = (outcome: ItemOutcome | undefined): outcome is DoneOutcome =>
  outcome?.status === 'done';

export const isFailed = (outcome: ItemOutcome | undefined): outcome is FailedOutcome =>
  outcome !== undefined && outcome.status !== 'done' && outcome.status !== 'skipped';

/** The outcome of an item for which `error` was thrown. */
export function failedOutcome(run: RunContext, error: unknown, index: number): FailedOutcome {
  const nodeError = itemError(run, error, index);
  if (error instanceof RejectedError) return { status: 'refused', error: nodeError, result: error.result };
  return {
    status: error instanceof EightByEightError ? error.outcome : outcomeOfUnexpected(run),
    error: nodeError,
  };
}

/** An error that neither 8x8 nor the connection caused, such as one of n8n's storage for files. */
const outcomeOfUnexpected = ({ entry }: RunContext): Outcome =>
  entry.operation.safety === 'read' ? 'not-sent' : 'unknown';

/** The error that n8n shows for an item. */
export function itemError(run: RunContext, error: unknown, itemIndex: number): NodeError {
  const { context, catalogue, entry } = run;
  return toNodeError(context.getNode(), error, { itemIndex, catalogue, title: entry.operation.title });
}

export const isCancelled = ({ context }: RunContext): boolean =>
  context.getExecutionCancelSignal()?.aborted ?? false;

/** Whether the run must not send anything after a failed item. */
export const mustStop = (run: RunContext): boolean => !run.continueOnFail || isCancelled(run);

/** Longer lists of items are cut in messages. */
const maxListedItems = 20;

/** Items for a message: "item 3", or "items 3, 17 and 9 more". */
export function listItems(indexes: readonly number[]): string {
  const more = indexes.length - maxListedItems;
  const listed = `${indexes.slice(0, maxListedItems).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return `item${indexes.length === 1 ? '' : 's'} ${listed}`;
}
