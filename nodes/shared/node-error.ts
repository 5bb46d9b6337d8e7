import { catalogue as everything, type Catalogue } from '../../core/src/catalogue';
import {
  ApiError,
  EightByEightError,
  JobError,
  RejectedError,
  TransportError,
  ValidationError,
} from '../../core/src/errors';
import {
  NodeApiError,
  NodeOperationError,
  type IDataObject,
  type INode,
  type JsonObject,
} from 'n8n-workflow';
import { errorText } from './error-messages';

/** Where a thing went wrong, for the sake of what a person reads. */
export interface NodeErrorOptions {
  readonly itemIndex?: number;
  /** Whose titles the message uses; left out, those of everything 8x8 offers. */
  readonly catalogue?: Catalogue;
}

/** What n8n shows of whatever was thrown: what happened, to which item, and how to go on. */
export function toNodeError(
  node: INode,
  thrown: unknown,
  place: NodeErrorOptions = {},
): NodeApiError | NodeOperationError {
  const { itemIndex, catalogue = everything } = place;
  const at = itemIndex === undefined ? {} : { itemIndex };
  if (thrown instanceof NodeApiError || thrown instanceof NodeOperationError) return thrown;
  if (!(thrown instanceof EightByEightError)) {
    return new NodeOperationError(node, thrown instanceof Error ? thrown : String(thrown), at);
  }
  const failure = failureCause(thrown);
  const options = { ...at, ...(failure ? { failure } : {}) };
  const { message, description } = errorText(thrown, catalogue);
  const error =
    thrown instanceof ValidationError
      ? new NodeOperationError(node, message, { ...options, description })
      : new NodeApiError(node, errorDetails(thrown) as JsonObject, {
          ...options,
          message,
          description,
          ...(thrown instanceof ApiError ? { httpCode: String(thrown.status) } : {}),
        });
  // n8n puts a sentence of its own in place of any message that holds a word like a code of the network.
  error.message = message;
  Object.assign(error.context, errorDetails(thrown));
  return error;
}

/** What a workflow may want to branch on. */
function errorDetails(error: EightByEightError): IDataObject {
  const details: IDataObject = { operation: error.operation, outcome: error.outcome };
  if (error instanceof ApiError) {
    details['status'] = error.status;
    details['attempts'] = error.attempts;
    if (error.code !== undefined) details['code'] = error.code;
    if (error.errorId !== undefined) details['errorId'] = error.errorId;
  }
  if (error instanceof RejectedError) {
    if (error.code !== undefined) details['code'] = error.code;
    details['result'] = error.result as IDataObject;
  }
  if (error instanceof JobError) {
    const { reason, jobId, state } = error;
    Object.assign(details, { reason, jobId, state });
    if (typeof error.result === 'object') Object.assign(details, { result: error.result });
  }
  if (error instanceof TransportError) details['reason'] = error.reason;
  return details;
}

/** Why an operation did not succeed, in the vocabulary in which n8n decides what can help. */
export type FailureCause = NonNullable<NodeOperationError['failure']>;

/** Codes of 8x8 that say that the node points at what the key may not use. */
const permissionCodes: ReadonlySet<number> = new Set([1001, 1201, 2003]);

/**
 * The cause to declare to n8n, or nothing where it has no word for it.
 *
 * Nothing is declared where the outcome is unknown: n8n may try again what is temporarily unavailable, and the
 * message may have gone out.
 */
export function failureCause(error: EightByEightError): FailureCause | undefined {
  if (error instanceof ValidationError) {
    const configured = error.issues.every(
      ({ path, rule }) =>
        rule === 'options' || (rule === 'required' && (path === 'accountId' || path === 'subAccountId')),
    );
    return configured ? { cause: 'configuration-invalid' } : undefined;
  }
  if (error.outcome === 'unknown') return undefined;
  if (error instanceof TransportError) {
    return error.reason === 'aborted' || error.reason === 'not-json'
      ? undefined
      : { cause: 'temporarily-unavailable' };
  }
  if (!(error instanceof ApiError)) return undefined;
  const { status, code, retryAfterMs } = error;
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (status === 429) return { cause: 'rate-limited', ...wait };
  if (status === 401) return { cause: 'credential-invalid' };
  if (status === 403 || (code !== undefined && permissionCodes.has(code)))
    return { cause: 'configuration-invalid' };
  return status >= 500 ? { cause: 'temporarily-unavailable', ...wait } : undefined;
}
