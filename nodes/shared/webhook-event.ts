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

/**
 * Parses the body of a webhook for triggers and waiting operations. Returns an error if the body is not an event, because
 * each caller responds to that in its own way.
 */
export function parseEvent(context: IWebhookFunctions, body: unknown): WebhookEvent | WebhookBodyError {
  try {
    return parseWebhook(body);
  } catch (error) {
    if (error instanceof WebhookBodyError) return error;
    throw toNodeError(context.getNode(), error);
  }
}

/** A simplified event with the meaning of its error code. */
export type EventWithErrorMeaning = SimpleEvent & {
  readonly errorMeaning?: string;
  readonly errorAdvice?: string;
};

/** Simplifies an event. If it has an error code of 8x8, adds what the code means and what to do. */
export function withErrorMeaning(event: WebhookEvent): EventWithErrorMeaning {
  const simple = simplify(event);
  const known = receiptMeaning(event);
  return known ? { ...simple, errorMeaning: known.meaning, errorAdvice: known.advice } : simple;
}
