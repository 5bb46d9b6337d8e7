import type { RecipientRange } from '../checkpoint/checkpoint';
import type { EarlierRange } from '../checkpoint/progress-journal';
import type { RejectedOutcome } from '../recipients/recipient-result';

/** Fields that a request has only once, for all its recipients. */
export type SharedFields = Readonly<Record<string, unknown>>;

/**
 * Consecutive recipients for one request, which sends those whose input is valid.
 *
 * Parallel arrays instead of one object a recipient keep the memory of a large run small.
 */
export interface Batch extends RecipientRange {
  /** The inputs of all recipients: with clean phone numbers, and CSV rows as fields of the operation. */
  readonly inputs: unknown[];
  /** The line numbers of the inputs in the CSV, if they come from one. */
  readonly lines: readonly number[];
  /** The outcomes of invalid inputs, by their place in `inputs`. They are not sent. */
  readonly rejections: ReadonlyMap<number, RejectedOutcome>;
  /** The values of the fields that the whole request has only once, such as `subAccountId`. */
  readonly shared: SharedFields;
  /** True if an input has a warning. It is sent all the same. */
  readonly hasWarnings: boolean;
  /** The range of the checkpoint that this batch repeats: it was sent, or was in flight when that run ended. It is not
   * sent again. */
  readonly earlierRange: EarlierRange | undefined;
}

/** A batch that is being filled. */
export interface GrowingBatch extends Batch {
  count: number;
  last: string;
  checksum: string | undefined;
  /** Estimated length as JSON. */
  size: number;
  lastRecipient: unknown;
  hasWarnings: boolean;
  readonly inputs: unknown[];
  readonly lines: number[];
  readonly rejections: Map<number, RejectedOutcome>;
}

export function emptyBatch(
  first: number,
  shared: SharedFields,
  earlierRange: EarlierRange | undefined,
): GrowingBatch {
  return {
    first,
    count: 0,
    last: '',
    checksum: earlierRange?.checksum,
    size: 0,
    lastRecipient: undefined,
    inputs: [],
    lines: [],
    rejections: new Map(),
    hasWarnings: false,
    shared,
    earlierRange,
  };
}

export function validInputs({ inputs, rejections }: Batch): readonly unknown[] {
  return rejections.size ? inputs.filter((_, place) => !rejections.has(place)) : inputs;
}

/**
 * Identifies the batch at 8x8, which repeats it in logs and delivery receipts. If an outcome is unknown, search for it
 * there. The same recipients get the same ID. At most 20 characters.
 */
export function clientBatchId({ first, last }: RecipientRange): string {
  return `${last.slice(0, 8)}-${first}`;
}
