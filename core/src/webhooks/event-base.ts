import type { JsonObject } from './json-object';

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
