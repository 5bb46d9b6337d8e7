import { unknownAdvice } from '../../errors/errors';
import { clientBatchId, type Batch } from './batch';
import type { BulkCounts } from '../checkpoint/checkpoint';
import type { RecipientOutcome, RecipientResult } from '../recipients/recipient-result';

/**
 * Creates the result of a valid recipient. `place` counts only the valid recipients of the batch, from 0.
 *
 * A function instead of an array: the results of a million recipients are created one at a time.
 */
export type Outcomes = (
  place: number,
  index: number,
  line: number | undefined,
  input: unknown,
) => RecipientResult;

/** Number of recipients by outcome. */
export type OutcomeCounts = BulkCounts & { readonly 'not-sent': number };

/** Passes the result of each recipient of a batch to `report`, in the order of the list. Returns the counts. */
export function reportResults(
  { first, inputs, lines, rejections }: Batch,
  outcomes: Outcomes,
  report: (result: RecipientResult) => void,
): OutcomeCounts {
  const counts = { accepted: 0, rejected: 0, unknown: 0, 'not-sent': 0 };
  let sent = 0;
  inputs.forEach((input, place) => {
    const index = first + place;
    const line = lines[place];
    const rejection = rejections.get(place);
    const result = rejection
      ? recipientResult(index, line, input, rejection)
      : outcomes(sent++, index, line, input);
    counts[result.status]++;
    report(result);
  });
  return counts;
}

export const recipientResult = (
  index: number,
  line: number | undefined,
  input: unknown,
  outcome: RecipientOutcome,
): RecipientResult =>
  line === undefined ? { index, input, ...outcome } : { index, line, input, ...outcome };

export const sameOutcome =
  (outcome: RecipientOutcome): Outcomes =>
  (_place, index, line, input) =>
    recipientResult(index, line, input, outcome);

/** The outcome of a batch that was in flight when an earlier run ended. */
export const interruptedOutcome = (batch: Batch): Outcomes =>
  sameOutcome(unknownOutcome('An earlier run ended while this request was in flight.', batch));

export const unknownOutcome = (why: string, batch: Batch): RecipientOutcome => ({
  status: 'unknown',
  reason: `${why} ${unknownAdvice}`,
  clientBatchId: clientBatchId(batch),
});
