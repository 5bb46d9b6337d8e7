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
import { errorText, isCredentialField } from './error-messages';

/** The context of an error, for its message. */
export interface NodeErrorOptions {
  readonly itemIndex?: number;
  /** The catalogue with the titles for the message. By default, the whole catalogue. */
  readonly catalogue?: Catalogue;
  /** The title of the operation that the user chose. It may call others, such as the one that sends a batch. */
  readonly title?: string;
}

/** Converts an error to one that n8n shows: what happened, to which item, and what to do. */
export function toNodeError(
  node: INode,
  error: unknown,
  place: NodeErrorOptions = {},
): NodeApiError | NodeOperationError {
  const { itemIndex, catalogue = everything, title } = place;
  const at = itemIndex === undefined ? {} : { itemIndex };
  if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
  if (!(error instanceof EightByEightError)) {
    return new NodeOperationError(node, error instanceof Error ? error : String(error), at);
  }
  const failure = failureCause(error);
  const options = { ...at, ...(failure ? { failure } : {}) };
  const { message, description } = errorText(error, catalogue, title);
  const nodeError =
    error instanceof ValidationError
      ? new NodeOperationError(node, message, { ...options, description })
      : new NodeApiError(node, errorDetails(error) as JsonObject, {
          ...options,
          message,
          description,
          ...(error instanceof ApiError ? { httpCode: String(error.status) } : {}),
        });
  // NodeApiError replaces a message that contains the name of a network error code.
  nodeError.message = message;
  Object.assign(nodeError.context, errorDetails(error));
  return nodeError;
}

/** The details of an error that a workflow can branch on. */
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

/** The cause of a failure in n8n's terms. n8n decides by it whether to retry. */
export type FailureCause = NonNullable<NodeOperationError['failure']>;

/** 8x8's error codes for subaccounts and resources that the API key may not use. */
const permissionCodes: ReadonlySet<number> = new Set([1001, 1201, 2003]);

/**
 * The cause of an error for n8n, or `undefined` if n8n has no such cause.
 *
 * An error whose outcome is unknown has no cause: n8n could repeat the request, and the message may have been sent.
 */
function failureCause(error: EightByEightError): FailureCause | undefined {
  if (error instanceof ValidationError) {
    const configured = error.issues.every(
      ({ path, rule }) => rule === 'options' || (rule === 'required' && isCredentialField(path)),
    );
    return configured ? { cause: 'configuration-invalid' } : undefined;
  }
  if (error.outcome === 'unknown') return undefined;
  if (error instanceof TransportError) {
    return ['aborted', 'blocked', 'not-json'].includes(error.reason)
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
