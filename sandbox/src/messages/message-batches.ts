import { describeIssue, type Issue } from 'cpaas-8x8';

import { withoutUndefined, asArray, asObject, asText, type JsonObject } from '../engine/json';
import { errorCodeFor } from '../server/validation/error-codes';
import { nextUuid } from '../engine/ids';
import type { ApiCall } from '../server/operations/api-call';

/** What a batch has in common. */
export interface BatchReferences {
  readonly batchId?: string;
  readonly clientBatchId?: string;
}

/** Why a message of a batch is not taken. */
export interface Rejection {
  readonly code: number;
  readonly reason: string;
}

/** What the batches of all products have in input and output. */
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

/** Takes or refuses one message, and gives its result with the verdict. */
export type SubmitMessage<Result> = (
  fields: JsonObject,
  rejection: Rejection | undefined,
  references: BatchReferences,
) => { readonly accepted: boolean; readonly result: Result };

/** Hands a batch in, message by message: each is the template with its own fields laid over it. */
export function submitBatch<Result>(
  call: ApiCall<BatchInput>,
  items: readonly unknown[],
  submit: SubmitMessage<Result>,
): BatchOutput<Result> {
  const { input, context: context, batch } = call;
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

/** The messages of a batch, in whichever field the catalogue says they are. `handInBatch` checks each of them. */
export function getBatchItems({ input, batch }: ApiCall<JsonObject>): readonly unknown[] {
  return asArray(batch && input[batch.items]);
}

function toRejection({ product }: ApiCall, issue: Issue): Rejection {
  return { code: errorCodeFor(product, issue), reason: describeIssue(issue) };
}
