import type { JsonObject } from './json-object';
import type { WebhookEvents } from '../generated/webhook-events';
import type { WebhookEventType, WebhookFamilyName, WebhookPayload } from './events';

/** What every webhook event has, whatever its type. */
export interface WebhookEventBase {
  /**
   * The same for every delivery of the same event, and for no other: what a receiver remembers to recognise
   * repeats. 8x8 delivers at least once.
   */
  readonly key: string;
  /** The version of the envelope, where it has one: 3 for inbound chat messages, 9 for chat receipts. */
  readonly version?: number;
  readonly subAccountId?: string;
  /** 8x8's ID of the message concerned. */
  readonly umid?: string;
  /** When it happened: ISO 8601, as sent. */
  readonly occurredAt?: string;
  /** Lower case: `sms`, `whatsapp`, `viber`, `rcs`, `line`, `linenotification`, `voice`, `video`, … */
  readonly channel?: string;
  /** The whole body. */
  readonly raw: JsonObject;
}

/** The event of one type: `WebhookEventOf<'chatApps.inbound'>`. */
export interface WebhookEventOf<T extends WebhookEventType> extends WebhookEventBase {
  /** The type of the event, by which it is told from others. */
  readonly type: T;
  /** The family of the event: those that share an envelope. */
  readonly family: WebhookEvents[T]['family'];
  /**
   * What the event says: 8x8's `payload`, or the whole body in families that have no such field. Typed as 8x8
   * documents it and passed on as sent: nothing in it is checked, so every field may be missing.
   */
  readonly payload: WebhookPayload<T>;
}

/** JSON that is none of the known events: a new kind, the older format, or not 8x8 at all. */
export interface UnknownWebhookEvent extends WebhookEventBase {
  /** None of the known types. */
  readonly type: 'unknown';
}

/** An event of any known type; `event.type` tells which. */
export type KnownWebhookEvent = { [T in WebhookEventType]: WebhookEventOf<T> }[WebhookEventType];

/** Whatever a webhook may bring. Narrow it with `event.type`. */
export type WebhookEvent = KnownWebhookEvent | UnknownWebhookEvent;

/** Whether an event is of one of the families. */
export function isFamily<F extends WebhookFamilyName>(
  event: WebhookEvent,
  family: F,
): event is Extract<KnownWebhookEvent, { family: F }> {
  return event.type !== 'unknown' && event.family === family;
}
