import { ApiError, ValidationError } from '../../../../core/src/errors';
import type { INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { toNodeError } from '../../../shared/node-error';

/**
 * The error when 8x8 Automation did not confirm that it waits for the reply. The message is sent only after that, so it
 * is safe to run again.
 */
export function waitNotStartedError(node: INode, error: unknown): NodeApiError | NodeOperationError {
  const nodeError = toNodeError(node, error, { itemIndex: 0 });
  // A field of the credential is missing. The message says which.
  if (error instanceof ValidationError) return nodeError;
  const reason = nodeError.message;
  Object.assign(nodeError.context, { outcome: 'not-sent' });
  if (isAutomationMissing(error)) {
    nodeError.message = '8x8 Automation, which waits for the reply, is not enabled for this account';
    nodeError.description = `Nothing was sent. Ask your 8x8 account manager for the Automation API, and compare Account ID in the credential with 8x8 Connect. 8x8 answered: ${reason}`;
  } else {
    nodeError.message = `Nothing was sent, because 8x8 did not confirm that it waits for the reply: ${reason}`;
    nodeError.description =
      'The customer received nothing, so you can run the node again. If 8x8 did begin to wait, that wait ends without effect.';
  }
  return nodeError;
}

/** Whether the account has no Automation API: 8x8 answers 403, or 404 to the request for its definitions. */
const isAutomationMissing = (error: unknown): boolean =>
  error instanceof ApiError &&
  (error.status === 403 || (error.status === 404 && error.operation === 'automation.getDefinitions'));
