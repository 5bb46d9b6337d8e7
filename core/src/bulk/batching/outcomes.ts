import { unknownAdvice } from '../../errors/errors';
import { clientBatchId, type Batch } from './batch';
import type { BulkCounts } from '../checkpoint/checkpoint';
import type { Ending, RecipientResult } from '../recipients/recipient-result';

/**
 * The results of those that could be sent: by their place among them, with where they stood and what they are. Made as
 * they are told, and in one piece: of a million the least thing counts.
 */
export type OutcomeFactory = (
  place: number,
  index: number,
  line: number | undefined,
  input: unknown,
) => RecipientResult;

/** How many ended how; those that were not sent have not ended. */
export type OutcomeCounts = BulkCounts & { readonly 'not-sent': number };

/** Tells how each recipient of a batch ended, in the order of the list, and answers how many ended how. */
export function reportResults(
  { first, inputs, lines, refusals }: Batch,
  endings: OutcomeFactory,
  tell: (result: RecipientResult) => void,
): OutcomeCounts {
  const counts = { accepted: 0, rejected: 0, unknown: 0, 'not-sent': 0 };
  let sent = 0;
  inputs.forEach((input, place) => {
    const index = first + place;
    const line = lines[place];
    const refusal = refusals.get(place);
    const result = refusal ? createResult(index, line, input, refusal) : endings(sent++, index, line, input);
    counts[result.status]++;
    tell(result);
  });
  return counts;
}

/** An ending as that of a recipient. */
export const createResult = (
  index: number,
  line: number | undefined,
  input: unknown,
  ending: Ending,
): RecipientResult => (line === undefined ? { index, input, ...ending } : { index, line, input, ...ending });

/** The same ending for all. */
export const sameOutcomeForAll =
  (ending: Ending): OutcomeFactory =>
  (_place, index, line, input) =>
    createResult(index, line, input, ending);

/** The end of those that an earlier run was sending when it ended. */
export const interruptedOutcomes = (batch: Batch): OutcomeFactory =>
  sameOutcomeForAll(unknownOutcome('An earlier run was sending it when it ended.', batch));

/** The ending of one of whom nobody can tell. */
export const unknownOutcome = (why: string, batch: Batch): Ending => ({
  status: 'unknown',
  reason: `${why} ${unknownAdvice}`,
  clientBatchId: clientBatchId(batch),
});
