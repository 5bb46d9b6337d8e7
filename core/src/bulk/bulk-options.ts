import type { CallOptions } from '../transport/client-options';
import type { BulkCounts, Checkpoint } from './checkpoint/checkpoint';
import type { RecipientResult } from './recipients/recipient-result';
import type { CatalogueEntry } from '../catalogue/entries';
import type { Issue } from '../validation/issue';
import { ValidationError } from '../errors/errors';
import { validateLimits } from '../transport/call-limits';

/** How `sendAll` sends. The limits of a call, `maxRetries` and so on, hold for each request. */
export interface BulkOptions<T = unknown> extends Omit<CallOptions, 'signal'> {
  /** Told how each recipient ended, once. What it throws ends the run. */
  readonly onResult?: (result: RecipientResult<T>) => void;
  /** Told how far the run is, after each batch. What it throws is dropped. */
  readonly onProgress?: (progress: BulkProgress) => void;
  /** Where the run keeps how far it is, so that another one can go on: `fileCheckpoint(path)` in Node. */
  readonly checkpoint?: Checkpoint;
  /** How many requests are on their way at a time. Default 4. */
  readonly concurrency?: number;
  /**
   * How many recipients travel in one request. Default 500; at most 10,000 for SMS and 1,000 for chat apps. Should
   * a request end without an answer, the outcome of so many is unknown; and so many times `concurrency` are in memory.
   */
  readonly batchSize?: number;
  /** What the messages have in common; a recipient's own fields come first. */
  readonly template?: object;
  /** How many recipients there are, where the source does not tell: for the time left. */
  readonly total?: number;
  /** Stops the run: nothing more is read or sent, what is on its way is waited for. */
  readonly signal?: AbortSignal;
}

/** How far a run is. Earlier runs from the same checkpoint are counted in. */
export interface BulkProgress extends BulkCounts {
  /** How many have ended. */
  readonly done: number;
  /** How many there are in all, where that is known. */
  readonly total?: number;
  /** How many ended in a second, in this run. */
  readonly rate: number;
  /** How long it will take at that rate, where the total is known. */
  readonly secondsLeft?: number;
}

/** What a run came to. */
export interface BulkSummary extends BulkProgress {
  /** How many were read and not sent, since the run was stopped. */
  readonly notSent: number;
  /** True when it was stopped before the end of the list. */
  readonly stopped: boolean;
  /** How long this run took. */
  readonly seconds: number;
}

/** @throws {ValidationError} when the options of a run are wrong; nothing is read or sent then. */
export function validateBulkOptions(
  options: BulkOptions,
  { entry, mostAtOnce }: { readonly entry: CatalogueEntry; readonly mostAtOnce: number },
): void {
  const issues = [
    ...validateCount('batchSize', options.batchSize, mostAtOnce),
    ...validateCount('concurrency', options.concurrency, Infinity),
    ...validateCount('total', options.total, Infinity),
    ...validateLimits(options),
  ];
  if (issues.length) throw new ValidationError(entry.id, issues, 'nobody was sent anything');
}

function validateCount(path: keyof BulkOptions, value: unknown, most: number): Issue[] {
  if (value === undefined || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most))
    return [];
  const range = most === Infinity ? 'at least 1' : `from 1 to ${most.toLocaleString('en')}`;
  return [
    { path, rule: 'options', message: 'is no count that will do', advice: `Give a whole number, ${range}.` },
  ];
}
