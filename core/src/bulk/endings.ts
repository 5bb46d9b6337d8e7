import { unknownAdvice } from '../transport/errors';
import { clientBatchIdOf, type Batch } from './batch';
import type { BulkCounts } from './checkpoint';
import type { Ending, RecipientResult } from './recipient-result';

/** How those that could be sent ended: by their place among them. */
export type Endings = (place: number) => Ending;

/** How each recipient of a batch ended, in the order of the list. */
export function resultsOf({ first, inputs, lines, refusals }: Batch, endings: Endings): RecipientResult[] {
  let sent = 0;
  return inputs.map((input, place) => {
    const ending = refusals.get(place) ?? endings(sent++);
    const line = lines[place];
    const index = first + place;
    return line === undefined ? { index, input, ...ending } : { index, line, input, ...ending };
  });
}

/** How many ended how; those that were not sent have not ended. */
export function countsOf(results: readonly RecipientResult[]): BulkCounts & { readonly notSent: number } {
  const counts = { accepted: 0, rejected: 0, unknown: 0, 'not-sent': 0 };
  for (const { status } of results) counts[status]++;
  const { 'not-sent': notSent, ...known } = counts;
  return { ...known, notSent };
}

/** The same ending for all. */
export const allOf =
  (ending: Ending): Endings =>
  () =>
    ending;

/** The end of those that an earlier run was sending when it ended. */
export function interrupted(batch: Batch): Endings {
  const reason = `An earlier run was sending it when it ended. ${unknownAdvice}`;
  return allOf({ status: 'unknown', reason, clientBatchId: clientBatchIdOf(batch) });
}
