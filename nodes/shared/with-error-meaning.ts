import { receiptMeaning, simplify, type SimpleEvent, type WebhookEvent } from '../../core/src/webhooks';

/** A simplified event, and 8x8's code in words. */
export type ExplainedEvent = SimpleEvent & {
  readonly errorMeaning?: string;
  readonly errorAdvice?: string;
};

/** A simplified event; where it brings a code of 8x8, with what that means and what to do about it. */
export function explained(event: WebhookEvent): ExplainedEvent {
  const simple = simplify(event);
  const known = receiptMeaning(event);
  return known ? { ...simple, errorMeaning: known.meaning, errorAdvice: known.advice } : simple;
}
