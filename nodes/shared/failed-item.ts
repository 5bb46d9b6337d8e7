import { isJsonObject } from '../../core/src/validation';
import type { Outcome } from '../../core/src/errors';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, NodeError } from 'n8n-workflow';
import { toNodeError } from './node-error';

/** What a failed item says about the request, apart from the texts of its error. */
export interface FailedItemDetails {
  /** With `unknown`, nobody can say whether 8x8 carried out the request. */
  readonly outcome: Outcome;
  /** What 8x8 returned for a refused item. */
  readonly result?: unknown;
}

/**
 * The item that a node returns for a failed item, if the node continues on fail: the input item with one more field,
 * `error`. A workflow can send it again, because its own fields are as they were.
 *
 * With an error output, n8n adds the fields of the input item itself. It recognises a failed item by a JSON in which
 * `error` is alone: n8n 1 allows only `message` beside it. An `error` on the item, next to `json`, would be recognised
 * too, but then n8n replaces all fields of the item by the error's message.
 */
export function failedItem(
  context: IExecuteFunctions,
  index: number,
  nodeError: NodeError,
  details: FailedItemDetails,
): INodeExecutionData {
  const input = context.getInputData()[index];
  const json = input?.json ?? {};
  const binary = input?.binary;
  const error = errorJson(nodeError, details, json['error']);
  const hasErrorOutput = context.getNode().onError === 'continueErrorOutput';
  return {
    json: hasErrorOutput ? { error } : { ...json, error },
    ...(binary ? { binary } : {}),
    pairedItem: { item: index },
  };
}

/**
 * Makes every item a failed item, for an error that concerns all of them and occurred before anything was sent. A node
 * that continues on fail must not throw: n8n would pass its input on as a success.
 */
export function failAllItems(context: IExecuteFunctions, thrown: unknown): INodeExecutionData[] {
  const error = toNodeError(context.getNode(), thrown);
  return context.getInputData().map((_, index) => failedItem(context, index, error, { outcome: 'not-sent' }));
}

/** @param own the item's own field `error`, which would be lost otherwise */
function errorJson(
  { message, description, context }: NodeError,
  { outcome, result }: FailedItemDetails,
  own: unknown,
): IDataObject {
  const { code, errorId } = context;
  const isEarlierError = isJsonObject(own) && 'outcome' in own && 'message' in own;
  return {
    message,
    ...(typeof description === 'string' && description !== '' ? { description } : {}),
    outcome,
    ...(typeof code === 'number' ? { code } : {}),
    ...(typeof errorId === 'string' ? { errorId } : {}),
    ...(isJsonObject(result) ? { result } : {}),
    ...(own === undefined || isEarlierError ? {} : { replaced: own }),
  };
}
