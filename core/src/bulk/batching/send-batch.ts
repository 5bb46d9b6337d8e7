import { omitFields } from '../../validation/objects';
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
import { sameOutcome, recipientResult, unknownOutcome, type Outcomes } from './outcomes';
import type { RecipientOutcome } from '../recipients/recipient-result';

export interface BatchResult {
  /** Creates the results of the valid recipients. */
  readonly outcomes: Outcomes;
  /** True if nothing was sent. A later run may send it. */
  readonly isUnsent?: true;
  /** Set if the next batch would fail too. */
  readonly stop?: { readonly error: unknown };
  /** True if 8x8 answered. Otherwise nothing was sent, or no answer came. */
  readonly isAnswered?: true;
  /** Set if the outcome of the whole batch is unknown. */
  readonly unanswered?: EightByEightError;
}

/** Calls an operation by its ID. */
export type CallOperation = (
  operation: string,
  input: unknown,
  options: BatchCallOptions,
) => PromiseLike<unknown>;

export interface SendBatchContext {
  readonly call: CallOperation;
  readonly entry: CatalogueEntry;
  readonly batching: Batching;
  /** Fields that all messages share. */
  readonly template: object | undefined;
  /** The timeout, deadline and number of retries of each request. */
  readonly limits: CallOptions;
}

/** Sends a batch and returns the outcome of each recipient. Never throws. */
export async function sendBatch(batch: Batch, sending: SendBatchContext): Promise<BatchResult> {
  const { call, entry, batching, limits } = sending;
  const inputs = validInputs(batch);
  try {
    // The client reports warnings, so it must check inputs that have some. The others were checked already.
    const options: BatchCallOptions = batch.hasWarnings
      ? limits
      : { ...limits, validatedList: batching.items };
    const id = `${entry.apiName}.${batching.operation}`;
    const answer = await call(id, requestOf(batch, inputs, sending), options);
    return { outcomes: outcomesOf(entry, resultFinder(entry, inputs, answer), batch), isAnswered: true };
  } catch (error) {
    return failedBatch(error, batch);
  }
}

function requestOf(
  batch: Batch,
  inputs: readonly unknown[],
  { batching, template }: SendBatchContext,
): SharedFields {
  const { shared } = batch;
  const names = new Set(Object.keys(shared));
  return {
    ...shared,
    [batching.items]: names.size ? inputs.map((input) => omitFields(asRecord(input), names)) : inputs,
    ...(template ? { template } : {}),
    clientBatchId: clientBatchId(batch),
    includeMessagesInResponse: true,
  };
}

function outcomesOf(entry: CatalogueEntry, resultAt: (place: number) => unknown, batch: Batch): Outcomes {
  return (place, index, line, input) => {
    const result = resultAt(place);
    const { umid } = asRecord(result);
    const error = findRejection(entry, result);
    if (error) {
      const { reason } = error;
      const known = typeof umid === 'string' ? { umid } : {};
      return recipientResult(index, line, input, { status: 'rejected', ...known, reason, error });
    }
    if (typeof umid !== 'string') return recipientResult(index, line, input, outcomeWithoutId(result, batch));
    // The most frequent case comes first without spreading an object.
    return line === undefined
      ? { index, input, status: 'accepted', umid, result }
      : { index, line, input, status: 'accepted', umid, result };
  };
}

function outcomeWithoutId(result: unknown, batch: Batch): RecipientOutcome {
  if (result === undefined) return unknownOutcome("8x8's response does not show the result.", batch);
  return { status: 'accepted', result: result === acceptedWithoutResult ? undefined : result };
}

/** HTTP statuses that concern the account or its rate, and so the next batch too. */
const accountErrors: readonly number[] = [401, 403, 404, 429];

/** The result of a batch whose request failed. */
export function failedBatch(error: unknown, batch: Batch): BatchResult {
  if (!(error instanceof EightByEightError)) {
    return {
      outcomes: sameOutcome({ status: 'not-sent', reason: String(error) }),
      isUnsent: true,
      stop: { error },
    };
  }
  const reason = `${error.message}. ${error.advice}`;
  if (error.outcome === 'unknown') {
    const outcome = { status: 'unknown', reason, clientBatchId: clientBatchId(batch), error } as const;
    return { outcomes: sameOutcome(outcome), unanswered: error };
  }
  if (error instanceof ApiError && !accountErrors.includes(error.status)) {
    return { outcomes: sameOutcome({ status: 'rejected', reason, error }), isAnswered: true };
  }
  return { ...unsentBatch(reason, error), stop: { error } };
}

export function unsentBatch(reason: string, error?: EightByEightError): BatchResult {
  const outcome = { status: 'not-sent', reason, ...(error ? { error } : {}) } as const;
  return { outcomes: sameOutcome(outcome), isUnsent: true };
}
