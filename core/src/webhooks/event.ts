import type { JsonObject } from '../validation/objects';
import type { WebhookEvents } from '../generated/webhook-events';
import type { WebhookEventType, WebhookFamilyName, WebhookPayload } from './events';

/** The fields of every webhook event. */
export interface WebhookEventBase {
  /**
   * The de-duplication key: the same for every delivery of an event, and different for every event. 8x8 delivers at
   * least once.
   */
  readonly key: string;
  /** The version of the envelope, if it has one: 3 for inbound chat messages, 9 for chat receipts. */
  readonly version?: number;
  readonly subAccountId?: string;
  /** 8x8's ID of the message (UMID). */
  readonly umid?: string;
  /** The time of the event: ISO 8601, as sent. */
  readonly occurredAt?: string;
  /** Lower case: `sms`, `whatsapp`, `viber`, `rcs`, `line`, `linenotification`, `voice`, `video`, … */
  readonly channel?: string;
  /**
   * The key of the conversation with the customer: `whatsapp:+6591234567`. The same for every event of the conversation, so
   * that the memory of a chat bot can be found by it. Absent from events that belong to no conversation.
   */
  readonly sessionKey?: string;
  /** The whole body. */
  readonly raw: JsonObject;
}

/** The event of one type: `WebhookEventOf<'chatApps.inbound'>`. */
export interface WebhookEventOf<T extends WebhookEventType> extends WebhookEventBase {
  /** The type of the event: narrow with it. */
  readonly type: T;
  /** The product whose envelope the event has. */
  readonly family: WebhookEvents[T]['family'];
  /**
   * 8x8's `payload`, or the whole body if the product has no such field. It is typed as 8x8 documents it but not
   * validated, so every field can be missing.
   */
  readonly payload: WebhookPayload<T>;
}

/** A JSON object that is no known event: a new event, an older format, or not from 8x8. */
export interface UnknownWebhookEvent extends WebhookEventBase {
  /** None of the known types. */
  readonly type: 'unknown';
}

/** An event of any known type. Narrow it with `event.type`. */
export type KnownWebhookEvent = { [T in WebhookEventType]: WebhookEventOf<T> }[WebhookEventType];

/** Any event, known or unknown. Narrow it with `event.type`. */
export type WebhookEvent = KnownWebhookEvent | UnknownWebhookEvent;

/** Whether an event belongs to this product. */
export function isFamily<F extends WebhookFamilyName>(
  event: WebhookEvent,
  family: F,
): event is Extract<KnownWebhookEvent, { family: F }> {
  return event.type !== 'unknown' && event.family === family;
}
