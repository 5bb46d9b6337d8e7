import { describeIssue, type Issue } from 'cpaas-8x8';

import { nextUuid } from '../engine/ids';
import { withoutUndefined, asArray, asObject, asText, type JsonObject } from '../engine/json';
import type { ApiCall } from '../server/operations/api-call';
import { errorCodeFor } from '../server/validation/error-codes';

/** The references that all messages of a batch share. */
export interface BatchReferences {
  readonly batchId?: string;
  readonly clientBatchId?: string;
}

/** Why a message is rejected. */
export interface Rejection {
  readonly code: number;
  readonly reason: string;
}

/** The input and output fields of batches in all products. */
interface BatchInput {
  readonly template?: unknown;
  readonly clientBatchId?: string | undefined;
  readonly includeMessagesInResponse?: boolean | undefined;
}

interface BatchOutput<Result> {
  batchId: string;
  clientBatchId?: string | undefined;
  acceptedCount: number;
  rejectedCount: number;
  messages?: Result[] | undefined;
}

/** Accepts or rejects one message and returns its result. */
export type SubmitMessage<Result> = (
  fields: JsonObject,
  rejection: Rejection | undefined,
  references: BatchReferences,
) => { readonly accepted: boolean; readonly result: Result };

/**
 * Submits the messages of a batch one by one, for SMS and chat apps. The fields of each message override the template.
 */
export function submitBatch<Result>(
  call: ApiCall<BatchInput>,
  items: readonly unknown[],
  submit: SubmitMessage<Result>,
): BatchOutput<Result> {
  const { input, context, batch } = call;
  const template = asObject(input.template);
  const references = withoutUndefined({
    batchId: nextUuid(context.state, 'batch'),
    clientBatchId: asText(input.clientBatchId),
  });
  const results: Result[] = [];
  let acceptedCount = 0;
  for (const item of items) {
    const fields = { ...template, ...asObject(item) };
    const [issue] = batch?.checkItem(fields, context.clock.now()) ?? [];
    const { accepted, result } = submit(fields, issue && toRejection(call, issue), references);
    if (accepted) acceptedCount++;
    results.push(result);
  }
  return withoutUndefined<BatchOutput<Result>>({
    ...references,
    acceptedCount,
    rejectedCount: results.length - acceptedCount,
    messages: input.includeMessagesInResponse === true ? results : undefined,
  });
}

/** Returns the messages of a batch. `submitBatch` validates each of them. */
export function getBatchItems({ input, batch }: ApiCall<JsonObject>): readonly unknown[] {
  return asArray(batch && input[batch.items]);
}

function toRejection({ product }: ApiCall, issue: Issue): Rejection {
  return { code: errorCodeFor(product, issue), reason: describeIssue(issue) };
}
