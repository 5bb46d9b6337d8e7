import type { Stretch } from './checkpoint';
import type { PastStretch } from './ledger';
import type { Recipient, RecipientResult } from './recipient-result';

/** Fields that a request has once for all of its recipients. */
export type Shared = Readonly<Record<string, unknown>>;

/** Recipients in a row that travel in one request, and those among them whose input is wrong. */
export interface Batch extends Stretch {
  readonly recipients: readonly Recipient[];
  /** Who has ended already, since nothing can be sent. */
  readonly refused: readonly RecipientResult[];
  readonly shared: Shared;
  /** Set where an earlier run was sending it when it ended: it is not sent again. */
  readonly stretch: PastStretch | undefined;
}

/** A batch that is being put together. */
export interface GrowingBatch extends Batch {
  count: number;
  last: string;
  /** About how many characters it has as JSON. */
  size: number;
  lastGiven: unknown;
  readonly recipients: Recipient[];
  readonly refused: RecipientResult[];
}

export function emptyBatch(first: number, shared: Shared, stretch: PastStretch | undefined): GrowingBatch {
  return {
    first,
    count: 0,
    last: '',
    size: 0,
    lastGiven: undefined,
    recipients: [],
    refused: [],
    shared,
    stretch,
  };
}

/**
 * The same for the same recipients. 8x8 repeats it in logs and receipts: where the outcome is unknown they can be asked
 * by it. At most 20 characters.
 */
export function clientBatchIdOf({ first, last }: Stretch): string {
  return `${last.slice(0, 8)}-${first}`;
}
