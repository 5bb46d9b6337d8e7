import type { WebhookEvents } from '../generated/webhook-events';
import type { WebhookEventBase } from './event-base';
import type { WebhookEventType, WebhookFamilyName, WebhookPayload } from './events';

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
