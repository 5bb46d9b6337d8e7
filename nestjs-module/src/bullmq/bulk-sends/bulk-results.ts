import type { RecipientResult } from 'cpaas-8x8';

/** A recipient that was rejected, or whose outcome is unknown. */
export interface BulkProblem {
  /** The index of the row, from 0. */
  readonly index: number;
  readonly status: 'rejected' | 'unknown';
  readonly reason: string;
  /** The error code of 8x8, if 8x8 refused the message with one. */
  readonly code?: number;
  /** The ID of the message, if 8x8 gave it one before it refused it. */
  readonly umid?: string;
  /** The client batch ID to search for in 8x8's logs, if the status is `unknown`. */
  readonly clientBatchId?: string;
}

/** What became of one recipient of a bulk send. */
export type BulkResult =
  | {
      /** The index of the row, from 0. */
      readonly index: number;
      readonly status: 'accepted';
      /** The ID of the message, by which delivery receipts name it. Missing if 8x8 did not return one. */
      readonly umid?: string;
    }
  | BulkProblem;

/** Which results are read. */
export interface BulkResultsRange {
  /** The index of the first row. Default: 0. */
  readonly from?: number;
  /** How many results are read at most. Default: all. */
  readonly limit?: number;
}

/** The results of consecutive rows, as Redis keeps them: the umid, or `null` without one; else what went wrong. */
export interface BulkResultChunk {
  readonly first: number;
  readonly results: readonly (string | null | BulkProblem)[];
}

/** The largest number of results in a chunk. */
export const chunkSize = 500;

/**
 * Returns nothing for an accepted recipient, and for `not-sent`: another run sends to this recipient, or the bulk send
 * was cancelled.
 */
export function toBulkProblem(recipient: RecipientResult): BulkProblem | undefined {
  if (recipient.status === 'accepted' || recipient.status === 'not-sent') return undefined;
  const { index, status, reason, error } = recipient;
  const code = error && 'code' in error ? error.code : undefined;
  const { umid, clientBatchId } = recipient as { readonly umid?: string; readonly clientBatchId?: string };
  return {
    index,
    status,
    reason,
    ...(typeof code === 'number' ? { code } : {}),
    ...(umid === undefined ? {} : { umid }),
    ...(clientBatchId === undefined ? {} : { clientBatchId }),
  };
}

/** Returns nothing for `not-sent`, as {@link toBulkProblem} does. */
export function toBulkResult(recipient: RecipientResult): BulkResult | undefined {
  if (recipient.status !== 'accepted') return toBulkProblem(recipient);
  const { index, status, umid } = recipient;
  return { index, status, ...(umid === undefined ? {} : { umid }) };
}

/** Puts results of consecutive rows together: an entry in Redis for each recipient would need several times the memory. */
export function toChunks(results: readonly BulkResult[]): BulkResultChunk[] {
  const chunks: { first: number; results: BulkResultChunk['results'][number][] }[] = [];
  for (const result of results) {
    const last = chunks.at(-1);
    const stored = toStored(result);
    const continues = last && last.first + last.results.length === result.index;
    if (continues && last.results.length < chunkSize) last.results.push(stored);
    else chunks.push({ first: result.index, results: [stored] });
  }
  return chunks;
}

const toStored = (result: BulkResult): BulkResultChunk['results'][number] =>
  result.status === 'accepted' ? (result.umid ?? null) : result;

/** The results of a chunk, in the order of the rows. */
export const fromChunk = ({ first, results }: BulkResultChunk): BulkResult[] =>
  results.map((stored, place) => {
    if (typeof stored === 'object' && stored !== null) return stored;
    return { index: first + place, status: 'accepted', ...(stored === null ? {} : { umid: stored }) };
  });
