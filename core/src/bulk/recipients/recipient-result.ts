import type { CsvError } from '../../csv/csv-error';
import type { EightByEightError } from '../../errors/errors';

/** The result of one recipient of `sendAll`. */
export type RecipientResult<T = unknown> = Recipient & RecipientOutcome<T>;

/** The outcome of a rejected recipient. */
export type RejectedOutcome = RecipientOutcome & { readonly status: 'rejected' };

/** A recipient and its place. */
export interface Recipient {
  /** Place in the list, from 0. */
  readonly index: number;
  /** Line in the CSV, if it comes from one. */
  readonly line?: number;
  /** The input of the recipient. Phone numbers are cleaned, and a CSV row is mapped to the fields of the operation. */
  readonly input: unknown;
}

/** The outcome of one recipient. */
export type RecipientOutcome<T = unknown> =
  /** 8x8 accepted the message. `result` is `undefined` if 8x8 returned only the number of accepted messages. */
  | { readonly status: 'accepted'; readonly umid?: string; readonly result: T | undefined }
  /** Nothing was sent: the input is invalid, or 8x8 refused it. */
  | {
      readonly status: 'rejected';
      readonly reason: string;
      readonly umid?: string;
      /** A {@link CsvError} if the row could not be read. It names the line and the row. */
      readonly error?: EightByEightError | CsvError;
    }
  /** The message may have been sent. Check before you send it again. */
  | {
      readonly status: 'unknown';
      readonly reason: string;
      /** Identifies the message in the logs and delivery receipts of 8x8, if it arrived there. */
      readonly clientBatchId: string;
      readonly error?: EightByEightError;
    }
  /** Nothing was sent, because the run stopped. The next run from the same checkpoint sends it. */
  | { readonly status: 'not-sent'; readonly reason: string; readonly error?: EightByEightError };
