import type { Stretch } from '../checkpoint/checkpoint';
import type { RecordedRange } from '../checkpoint/progress-journal';
import type { InvalidRecipient } from '../recipients/recipient-result';

/** Fields that a request has once for all of its recipients. */
export type SharedFields = Readonly<Record<string, unknown>>;

/**
 * Recipients in a row that travel in one request, and those among them whose input is wrong.
 *
 * It holds the inputs alone, and no object for each: what is on its way outlives collections of young memory, and
 * with them V8 lets that memory grow.
 */
export interface Batch extends Stretch {
  /** As the source gave them. */
  readonly inputs: readonly unknown[];
  /** On which lines of the CSV they stood, where they came from one. */
  readonly lines: readonly number[];
  /** Who has ended already, by the place in the batch, since nothing can be sent. */
  readonly refusals: ReadonlyMap<number, InvalidRecipient>;
  readonly shared: SharedFields;
  /** True where the input of one of them seems wrong, and is sent all the same. */
  readonly hasWarnings: boolean;
  /** Set where an earlier run was sending it when it ended: it is not sent again. */
  readonly stretch: RecordedRange | undefined;
}

/** A batch that is being put together. */
export interface OpenBatch extends Batch {
  count: number;
  last: string;
  sum: string | undefined;
  /** About how many characters it has as JSON. */
  size: number;
  lastGiven: unknown;
  hasWarnings: boolean;
  readonly inputs: unknown[];
  readonly lines: number[];
  readonly refusals: Map<number, InvalidRecipient>;
}

export function emptyBatch(
  first: number,
  shared: SharedFields,
  stretch: RecordedRange | undefined,
): OpenBatch {
  return {
    first,
    count: 0,
    last: '',
    sum: stretch?.sum,
    size: 0,
    lastGiven: undefined,
    inputs: [],
    lines: [],
    refusals: new Map(),
    hasWarnings: false,
    shared,
    stretch,
  };
}

/** The inputs that can be sent. */
export function validInputs({ inputs, refusals }: Batch): readonly unknown[] {
  return refusals.size ? inputs.filter((_, place) => !refusals.has(place)) : inputs;
}

/**
 * The same for the same recipients. 8x8 repeats it in logs and receipts: where the outcome is unknown they can be asked
 * by it. At most 20 characters.
 */
export function clientBatchId({ first, last }: Stretch): string {
  return `${last.slice(0, 8)}-${first}`;
}
