import { NodeApiError, WebhookPathTakenError, type IHookFunctions, type INode } from 'n8n-workflow';
import { toNodeError } from '../../shared/node-error';

/** Turns errors of a lifecycle method into n8n's error types, so that n8n retries only a `NodeApiError`. */
export async function withActivationErrors<T>(context: IHookFunctions, method: () => Promise<T>): Promise<T> {
  try {
    return await method();
  } catch (caught) {
    if (caught instanceof WebhookPathTakenError) throw withoutRetries(context.getNode(), caught);
    const error = toNodeError(context.getNode(), caught);
    throw error instanceof NodeApiError ? error : withoutRetries(context.getNode(), error);
  }
}

/**
 * Wraps an error in the only type that n8n does not retry. On any other error it repeats the activation five times,
 * over 15 seconds.
 */
function withoutRetries(node: INode, cause: Error): WebhookPathTakenError {
  if (cause instanceof WebhookPathTakenError) return cause;
  const error = new WebhookPathTakenError(node.name, cause);
  error.message = cause.message;
  error.node = node;
  return error;
}
