import type { Batching } from '../../catalogue/operation';
import type { CatalogueEntry } from '../../catalogue/entries';
import {
  findRejection,
  resultFinder,
  acceptedWithoutResult,
} from '../../transport/response/match-batch-results';
import { asRecord } from '../../transport/response/parse-body';
import { ApiError, EightByEightError } from '../../errors/errors';
import type { BatchCallOptions, CallOptions } from '../../transport/client-options';
import { clientBatchId, validInputs, type Batch, type SharedFields } from './batch';
import { sameOutcomeForAll, createResult, unknownOutcome, type OutcomeFactory } from './outcomes';
import type { Ending } from '../recipients/recipient-result';

/** What became of a batch. */
export interface BatchResult {
  /** Of those that could be sent. */
  readonly endings: OutcomeFactory;
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
export interface SendBatchContext {
  readonly call: CallOperation;
  readonly entry: CatalogueEntry;
  readonly batching: Batching;
  readonly template: object | undefined;
  readonly limits: CallOptions;
}

/** Sends a batch, and tells what became of each recipient. Never throws. */
export async function sendBatch(batch: Batch, sending: SendBatchContext): Promise<BatchResult> {
  const { call, entry, batching, limits } = sending;
  const inputs = validInputs(batch);
  try {
    // The client tells of warnings, and so must see what they are of.
    const options: BatchCallOptions = batch.hasWarnings ? limits : { ...limits, checked: batching.items };
    const id = `${entry.apiName}.${batching.operation}`;
    const answer = await call(id, buildBatchInput(batch, inputs, sending), options);
    return { endings: outcomesFromResponse(entry, resultFinder(entry, inputs, answer), batch) };
  } catch (error) {
    return resultOfError(error, batch);
  }
}

function buildBatchInput(
  batch: Batch,
  inputs: readonly unknown[],
  { batching, template }: SendBatchContext,
): SharedFields {
  const { shared } = batch;
  const names = Object.keys(shared);
  return {
    ...shared,
    [batching.items]: names.length ? inputs.map((input) => omit(asRecord(input), names)) : inputs,
    ...(template ? { template } : {}),
    clientBatchId: clientBatchId(batch),
    includeMessagesInResponse: true,
  };
}

const omit = (input: SharedFields, names: readonly string[]): SharedFields =>
  Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)));

function outcomesFromResponse(
  entry: CatalogueEntry,
  resultAt: (place: number) => unknown,
  batch: Batch,
): OutcomeFactory {
  return (place, index, line, input) => {
    const result = resultAt(place);
    const { umid } = asRecord(result);
    const error = findRejection(entry, result);
    if (error) {
      const { reason } = error;
      const known = typeof umid === 'string' ? { umid } : {};
      return createResult(index, line, input, { status: 'rejected', ...known, reason, error });
    }
    if (typeof umid !== 'string') return createResult(index, line, input, outcomeWithoutUmid(result, batch));
    // By far the most.
    return line === undefined
      ? { index, input, status: 'accepted', umid, result }
      : { index, line, input, status: 'accepted', umid, result };
  };
}

function outcomeWithoutUmid(result: unknown, batch: Batch): Ending {
  if (result === undefined) return unknownOutcome('The answer does not tell.', batch);
  return { status: 'accepted', result: result === acceptedWithoutResult ? undefined : result };
}

/** Statuses by which 8x8 refuses not these messages but whoever sends them, now. */
const accountErrorStatuses: readonly number[] = [401, 403, 404, 429];

function resultOfError(error: unknown, batch: Batch): BatchResult {
  if (!(error instanceof EightByEightError)) {
    return {
      endings: sameOutcomeForAll({ status: 'not-sent', reason: String(error) }),
      isUnsent: true,
      stop: { error },
    };
  }
  const reason = `${error.message}. ${error.advice}`;
  if (error.outcome === 'unknown') {
    const ending = { status: 'unknown', reason, clientBatchId: clientBatchId(batch), error } as const;
    return { endings: sameOutcomeForAll(ending), lost: error };
  }
  if (error instanceof ApiError && !accountErrorStatuses.includes(error.status)) {
    return { endings: sameOutcomeForAll({ status: 'rejected', reason, error }) };
  }
  return { ...notSentResult(reason, error), stop: { error } };
}

/** The end of a batch of which nothing was sent. */
export function notSentResult(reason: string, error?: EightByEightError): BatchResult {
  const ending = { status: 'not-sent', reason, ...(error ? { error } : {}) } as const;
  return { endings: sameOutcomeForAll(ending), isUnsent: true };
}
