import type { WebhookEvents } from '../generated/webhook-events';
import type { WebhookEventBase } from './event-base';
import type { WebhookEventType, WebhookFamilyName } from './events';

/** The event of one type: `WebhookEventOf<'chatApps.inbound'>`. */
export type WebhookEventOf<T extends WebhookEventType> = WebhookEvents[T];

/** JSON that is none of the known events: a new kind, the older format, or not 8x8 at all. */
export interface UnknownWebhookEvent extends WebhookEventBase {
  /** None of the known types. */
  readonly type: 'unknown';
}

/** An event of any known type; `event.type` tells which. */
export type KnownWebhookEvent = WebhookEvents[WebhookEventType];

/** Whatever a webhook may bring. Narrow it with `event.type`. */
export type WebhookEvent = KnownWebhookEvent | UnknownWebhookEvent;

/** Whether an event is of one of the families. */
export function isFamily<F extends WebhookFamilyName>(
  event: WebhookEvent,
  family: F,
): event is Extract<KnownWebhookEvent, { family: F }> {
  return event.type !== 'unknown' && event.family === family;
}
