import { unknownAdvice } from '../transport/errors';
import { clientBatchIdOf, type Batch } from './batch';
import type { BulkCounts } from './checkpoint';
import type { Ending, RecipientResult } from './recipient-result';

/** How those that could be sent ended: by their place among them. */
export type Endings = (place: number) => Ending;

/** How many ended how; those that were not sent have not ended. */
export type EndCounts = BulkCounts & { readonly 'not-sent': number };

/** Tells how each recipient of a batch ended, in the order of the list, and answers how many ended how. */
export function tellResults(
  { first, inputs, lines, refusals }: Batch,
  endings: Endings,
  tell: (result: RecipientResult) => void,
): EndCounts {
  const counts = { accepted: 0, rejected: 0, unknown: 0, 'not-sent': 0 };
  let sent = 0;
  inputs.forEach((input, place) => {
    const ending = refusals.get(place) ?? endings(sent++);
    counts[ending.status]++;
    tell(resultOf(first + place, lines[place], input, ending));
  });
  return counts;
}

function resultOf(index: number, line: number | undefined, input: unknown, ending: Ending): RecipientResult {
  if (line !== undefined) return { index, line, input, ...ending };
  if (ending.status !== 'accepted' || ending.umid === undefined) return { index, input, ...ending };
  // By far the most, and so without a copy of what is in them.
  const { status, umid, result } = ending;
  return { index, input, status, umid, result };
}

/** The same ending for all. */
export const allOf =
  (ending: Ending): Endings =>
  () =>
    ending;

/** The end of those that an earlier run was sending when it ended. */
export const interrupted = (batch: Batch): Endings =>
  allOf(unknownSince('An earlier run was sending it when it ended.', batch));

/** The ending of one of whom nobody can tell. */
export const unknownSince = (why: string, batch: Batch): Ending => ({
  status: 'unknown',
  reason: `${why} ${unknownAdvice}`,
  clientBatchId: clientBatchIdOf(batch),
});
