import type { CsvError } from '../../csv/csv-error';
import type { EightByEightError } from '../../errors/errors';

/** How one recipient of `sendAll` ended. */
export type RecipientResult<T = unknown> = Recipient & Ending<T>;

/** The ending of one for whom nothing can be sent. */
export type InvalidRecipient = Ending & { readonly status: 'rejected' };

/** A recipient and where it stood. */
export interface Recipient {
  /** The place in the list, from 0. */
  readonly index: number;
  /** The line of the CSV, where it came from one. */
  readonly line?: number;
  /** As the source gave it. */
  readonly input: unknown;
}

/** What became of a recipient. */
export type Ending<T = unknown> =
  /** 8x8 took the message. The result is absent where 8x8 told only how many it took. */
  | { readonly status: 'accepted'; readonly umid?: string; readonly result: T | undefined }
  /** Nothing was sent: the input is wrong, or 8x8 refused it. */
  | {
      readonly status: 'rejected';
      readonly reason: string;
      readonly umid?: string;
      /** A {@link CsvError} where the row could not be read: it names the line and the row. */
      readonly error?: EightByEightError | CsvError;
    }
  /** It may have been sent. Look before you send it again. */
  | {
      readonly status: 'unknown';
      readonly reason: string;
      /** Under which 8x8 has the message in its logs and receipts, if it has it. */
      readonly clientBatchId: string;
      readonly error?: EightByEightError;
    }
  /** Nothing was sent, and the run stopped; the next one from the same checkpoint sends it. */
  | { readonly status: 'not-sent'; readonly reason: string; readonly error?: EightByEightError };
