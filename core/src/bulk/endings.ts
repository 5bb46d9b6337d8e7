import { unknownAdvice } from '../transport/errors';
import { clientBatchIdOf, type Batch } from './batch';
import type { BulkCounts } from './checkpoint';
import type { Ending, RecipientResult } from './recipient-result';

/** How each recipient of a batch ended, in the order of the list. */
export function resultsOf({ recipients, refused }: Batch, endings: readonly Ending[]): RecipientResult[] {
  const results: RecipientResult[] = [...refused];
  recipients.forEach((recipient, place) => {
    const ending = endings[place];
    if (ending) results.push({ ...recipient, ...ending });
  });
  return refused.length ? results.sort((one, other) => one.index - other.index) : results;
}

/** How many ended how; those that were not sent have not ended. */
export function countsOf(results: readonly RecipientResult[]): BulkCounts & { readonly notSent: number } {
  const counts = { accepted: 0, rejected: 0, unknown: 0, 'not-sent': 0 };
  for (const { status } of results) counts[status]++;
  const { 'not-sent': notSent, ...known } = counts;
  return { ...known, notSent };
}

/** The same ending for all. */
export const allOf = ({ recipients }: Batch, ending: Ending): Ending[] => recipients.map(() => ending);

/** The end of those that an earlier run was sending when it ended. */
export function interrupted(batch: Batch): Ending[] {
  const reason = `An earlier run was sending it when it ended. ${unknownAdvice}`;
  return allOf(batch, { status: 'unknown', reason, clientBatchId: clientBatchIdOf(batch) });
}
