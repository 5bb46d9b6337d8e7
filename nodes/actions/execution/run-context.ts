import type { Catalogue, CatalogueEntry } from '../../../core/src/catalogue';
import type { ClientOver } from '../../../core/src/client';
import { EightByEightError, RejectedError } from '../../../core/src/errors';
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
}

/** An item whose input is complete and valid. */
export interface ReadyItem {
  readonly index: number;
  readonly input: Values;
  readonly options: ItemOptions;
}

/** What happened to an item. */
export type ItemOutcome = DoneOutcome | FailedOutcome;

export interface DoneOutcome {
  readonly status: 'done';
  readonly data: unknown;
  readonly binary?: IBinaryKeyData;
}

export interface FailedOutcome {
  /** With `unknown`, nobody can say whether 8x8 carried out the request. */
  readonly status: 'invalid' | 'refused' | 'not-sent' | 'unknown';
  readonly error: NodeError;
  /** What 8x8 returned for a refused item. */
  readonly result?: unknown;
}

/** The outcomes by the index of their item. An item without an outcome was not tried. */
export type Outcomes = Map<number, ItemOutcome>;

export const isDone = (outcome: ItemOutcome | undefined): outcome is DoneOutcome =>
  outcome?.status === 'done';

/** The outcome of an item for which `error` was thrown. */
export function failedOutcome(run: RunContext, error: unknown, index: number): FailedOutcome {
  const nodeError = itemError(run, error, index);
  if (error instanceof RejectedError) return { status: 'refused', error: nodeError, result: error.result };
  return { status: error instanceof EightByEightError ? error.outcome : 'unknown', error: nodeError };
}

/** The error that n8n shows for an item. */
export function itemError({ context, catalogue }: RunContext, error: unknown, itemIndex: number): NodeError {
  return toNodeError(context.getNode(), error, { itemIndex, catalogue });
}

/** Whether the run must not send anything after a failed item. */
export function mustStop({ context, continueOnFail }: RunContext): boolean {
  return !continueOnFail || (context.getExecutionCancelSignal()?.aborted ?? false);
}

/** Longer lists of items are cut in messages. */
const maxListedItems = 20;

/** Item numbers for a message: "3, 17 and 9 more". */
export function listItems(indexes: readonly number[]): string {
  const more = indexes.length - maxListedItems;
  return `${indexes.slice(0, maxListedItems).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
