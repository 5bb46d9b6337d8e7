import type { Batching } from '../../catalogue/operation';
import type { CatalogueEntry } from '../../catalogue/entries';
import { rejectionIn, resultsIn, uncounted } from '../../transport/response/match-batch-results';
import { record } from '../../transport/response/parse-body';
import { ApiError, EightByEightError } from '../../errors/errors';
import type { BatchCallOptions, CallOptions } from '../../transport/client-options';
import { clientBatchIdOf, sendableOf, type Batch, type Shared } from './batch';
import { allOf, resultOf, unknownSince, type Endings } from './outcomes';
import type { Ending } from '../recipients/recipient-result';

/** What became of a batch. */
export interface BatchEnd {
  /** Of those that could be sent. */
  readonly endings: Endings;
  /** True where nothing was sent, and it may be sent later. */
  readonly isUnsent?: true;
  /** Set where the next batch would fare no better. */
  readonly stop?: { readonly error: unknown };
  /** Set where no answer came that tells what became of it. */
  readonly lost?: EightByEightError;
}

/** Calls an operation by its ID. */
export type CallOperation = (
  operation: string,
  input: unknown,
  options: BatchCallOptions,
) => PromiseLike<unknown>;

/** What a batch is sent with. */
export interface BatchSending {
  readonly call: CallOperation;
  readonly entry: CatalogueEntry;
  readonly batching: Batching;
  readonly template: object | undefined;
  readonly limits: CallOptions;
}

/** Sends a batch, and tells what became of each recipient. Never throws. */
export async function sendBatch(batch: Batch, sending: BatchSending): Promise<BatchEnd> {
  const { call, entry, batching, limits } = sending;
  const inputs = sendableOf(batch);
  try {
    // The client tells of warnings, and so must see what they are of.
    const options: BatchCallOptions = batch.hasWarnings ? limits : { ...limits, checked: batching.items };
    const id = `${entry.apiName}.${batching.operation}`;
    const answer = await call(id, requestOf(batch, inputs, sending), options);
    return { endings: endingsOf(entry, resultsIn(entry, inputs, answer), batch) };
  } catch (error) {
    return endOf(error, batch);
  }
}

function requestOf(batch: Batch, inputs: readonly unknown[], { batching, template }: BatchSending): Shared {
  const { shared } = batch;
  const names = Object.keys(shared);
  return {
    ...shared,
    [batching.items]: names.length ? inputs.map((input) => without(record(input), names)) : inputs,
    ...(template ? { template } : {}),
    clientBatchId: clientBatchIdOf(batch),
    includeMessagesInResponse: true,
  };
}

const without = (input: Shared, names: readonly string[]): Shared =>
  Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)));

function endingsOf(entry: CatalogueEntry, resultAt: (place: number) => unknown, batch: Batch): Endings {
  return (place, index, line, input) => {
    const result = resultAt(place);
    const { umid } = record(result);
    const error = rejectionIn(entry, result);
    if (error) {
      const { reason } = error;
      const known = typeof umid === 'string' ? { umid } : {};
      return resultOf(index, line, input, { status: 'rejected', ...known, reason, error });
    }
    if (typeof umid !== 'string') return resultOf(index, line, input, withoutId(result, batch));
    // By far the most.
    return line === undefined
      ? { index, input, status: 'accepted', umid, result }
      : { index, line, input, status: 'accepted', umid, result };
  };
}

function withoutId(result: unknown, batch: Batch): Ending {
  if (result === undefined) return unknownSince('The answer does not tell.', batch);
  return { status: 'accepted', result: result === uncounted ? undefined : result };
}

/** Statuses by which 8x8 refuses not these messages but whoever sends them, now. */
const refusesAll: readonly number[] = [401, 403, 404, 429];

function endOf(error: unknown, batch: Batch): BatchEnd {
  if (!(error instanceof EightByEightError)) {
    return {
      endings: allOf({ status: 'not-sent', reason: String(error) }),
      isUnsent: true,
      stop: { error },
    };
  }
  const reason = `${error.message}. ${error.advice}`;
  if (error.outcome === 'unknown') {
    const ending = { status: 'unknown', reason, clientBatchId: clientBatchIdOf(batch), error } as const;
    return { endings: allOf(ending), lost: error };
  }
  if (error instanceof ApiError && !refusesAll.includes(error.status)) {
    return { endings: allOf({ status: 'rejected', reason, error }) };
  }
  return { ...unsent(reason, error), stop: { error } };
}

/** The end of a batch of which nothing was sent. */
export function unsent(reason: string, error?: EightByEightError): BatchEnd {
  const ending = { status: 'not-sent', reason, ...(error ? { error } : {}) } as const;
  return { endings: allOf(ending), isUnsent: true };
}
