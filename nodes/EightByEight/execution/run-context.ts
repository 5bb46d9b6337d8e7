import type { CatalogueEntry, Catalogue } from '../../../core/src/catalogue';
import type { ClientOver } from '../../../core/src/client';
import type { IExecuteFunctions, INode, NodeError, IBinaryKeyData } from 'n8n-workflow';
import { toNodeError } from '../../shared/node-error';
import type { Values } from '../fields/field';
import type { ItemOptions } from './parameters';

/** What all steps of one run of the node work with. */
export interface RunContext {
  readonly context: IExecuteFunctions;
  readonly node: INode;
  readonly entry: CatalogueEntry;
  readonly catalogue: Catalogue;
  readonly client: ClientOver<Catalogue>;
  /** Whether an item that does not succeed becomes an item of its own, and the others go on. */
  readonly continueOnFail: boolean;
  /** How n8n shows what was thrown for an item. */
  toNodeError(thrown: unknown, itemIndex: number): NodeError;
}

export function errorMaker(node: INode, catalogue: Catalogue): RunContext['toNodeError'] {
  return (thrown, itemIndex) => toNodeError(node, thrown, { itemIndex, catalogue });
}

/** Whether the execution was cancelled: then nothing more is to be sent. */
export function isCancelled({ context }: RunContext): boolean {
  return context.getExecutionCancelSignal()?.aborted ?? false;
}

/** What became of one item. */
export type ItemOutcome =
  /** 8x8 did it; `data` is its answer. */
  | { readonly status: 'done'; readonly data: unknown; readonly binary?: IBinaryKeyData }
  /** It did not happen, or (`unknown`) nobody can say. */
  | {
      readonly status: 'invalid' | 'refused' | 'not-sent' | 'unknown';
      readonly error: NodeError;
      /** 8x8's own answer, when there is one. */
      readonly result?: unknown;
    };

/** An item whose input was built and found good. */
export interface ReadyItem {
  readonly index: number;
  readonly input: Values;
  readonly options: ItemOptions;
}

/** Outcomes by the index of their item; what is missing was not tried. */
export type Outcomes = Map<number, ItemOutcome>;

export const isDone = (outcome: ItemOutcome | undefined): outcome is ItemOutcome & { status: 'done' } =>
  outcome?.status === 'done';
