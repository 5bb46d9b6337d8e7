import { describeIssue, type Issue } from 'cpaas-8x8';

import { defined, listOf, objectOf, textOf, type JsonObject } from '../engine/json';
import { codeOf } from '../server/validation/error-codes';
import { nextUuid } from '../engine/ids';
import type { ApiCall } from '../server/operations/api-call';

/** What a batch has in common. */
export interface BatchReferences {
  readonly batchId?: string;
  readonly clientBatchId?: string;
}

/** Why a message of a batch is not taken. */
export interface Refusal {
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
export type TakeMessage<Result> = (
  fields: JsonObject,
  refusal: Refusal | undefined,
  references: BatchReferences,
) => { readonly accepted: boolean; readonly result: Result };

/** Hands a batch in, message by message: each is the template with its own fields laid over it. */
export function handInBatch<Result>(
  call: ApiCall<BatchInput>,
  items: readonly unknown[],
  take: TakeMessage<Result>,
): BatchOutput<Result> {
  const { input, world, batch } = call;
  const template = objectOf(input.template);
  const references = defined({
    batchId: nextUuid(world.state, 'batch'),
    clientBatchId: textOf(input.clientBatchId),
  });
  const results: Result[] = [];
  let acceptedCount = 0;
  for (const item of items) {
    const fields = { ...template, ...objectOf(item) };
    const [issue] = batch?.checkItem(fields, world.time.now()) ?? [];
    const { accepted, result } = take(fields, issue && refusalOf(call, issue), references);
    if (accepted) acceptedCount++;
    results.push(result);
  }
  return defined<BatchOutput<Result>>({
    ...references,
    acceptedCount,
    rejectedCount: results.length - acceptedCount,
    messages: input.includeMessagesInResponse === true ? results : undefined,
  });
}

/** The messages of a batch, in whichever field the catalogue says they are. `handInBatch` checks each of them. */
export function batchItems({ input, batch }: ApiCall<JsonObject>): readonly unknown[] {
  return listOf(batch && input[batch.items]);
}

function refusalOf({ product }: ApiCall, issue: Issue): Refusal {
  return { code: codeOf(product, issue), reason: describeIssue(issue) };
}
