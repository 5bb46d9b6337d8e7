import {
  parseWebhook,
  WebhookBodyError,
  type WebhookEvent,
  receiptMeaning,
  simplify,
  type SimpleEvent,
} from '../../core/src/webhooks';
import type { IWebhookFunctions } from 'n8n-workflow';
import { toNodeError } from './node-error';

/** The event that a body brings, or why it brings none. */
export function parseEvent(context: IWebhookFunctions, body: unknown): WebhookEvent | WebhookBodyError {
  try {
    return parseWebhook(body);
  } catch (thrown) {
    if (thrown instanceof WebhookBodyError) return thrown;
    throw toNodeError(context.getNode(), thrown);
  }
}

/** A simplified event, and 8x8's code in words. */
export type EventWithErrorMeaning = SimpleEvent & {
  readonly errorMeaning?: string;
  readonly errorAdvice?: string;
};

/** A simplified event; where it brings a code of 8x8, with what that means and what to do about it. */
export function withErrorMeaning(event: WebhookEvent): EventWithErrorMeaning {
  const simple = simplify(event);
  const known = receiptMeaning(event);
  return known ? { ...simple, errorMeaning: known.meaning, errorAdvice: known.advice } : simple;
}
