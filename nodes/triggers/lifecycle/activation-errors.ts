import { NodeApiError, WebhookPathTakenError, type IHookFunctions, type INode } from 'n8n-workflow';
import { nodeErrorFrom } from '../../shared/node-error';

/** Has what goes wrong between n8n and 8x8 said in n8n's words. */
export async function inNodeErrors<T>(context: IHookFunctions, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (thrown) {
    if (thrown instanceof WebhookPathTakenError) throw forGood(context.getNode(), thrown);
    const error = nodeErrorFrom(context.getNode(), thrown);
    throw error instanceof NodeApiError ? error : forGood(context.getNode(), error);
  }
}

/**
 * Takes n8n's word for a webhook that is taken: any other refusal it holds for a passing one and tries five times, for
 * fifteen seconds, before it says why.
 */
function forGood(node: INode, refusal: Error): WebhookPathTakenError {
  if (refusal instanceof WebhookPathTakenError) return refusal;
  const error = new WebhookPathTakenError(node.name, refusal);
  error.message = refusal.message;
  error.node = node;
  return error;
}
