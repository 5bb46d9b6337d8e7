import type { IBinaryKeyData, NodeError } from 'n8n-workflow';
import type { Values } from '../fields/field';
import type { ItemOptions } from './item-options';

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
