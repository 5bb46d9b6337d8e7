import { parseWebhook, WebhookBodyError, type WebhookEvent } from '../../core/src/webhooks';
import type { IWebhookFunctions } from 'n8n-workflow';
import { nodeErrorFrom } from './node-error';

/** The event that a body brings, or why it brings none. */
export function eventIn(context: IWebhookFunctions, body: unknown): WebhookEvent | WebhookBodyError {
  try {
    return parseWebhook(body);
  } catch (thrown) {
    if (thrown instanceof WebhookBodyError) return thrown;
    throw nodeErrorFrom(context.getNode(), thrown);
  }
}
