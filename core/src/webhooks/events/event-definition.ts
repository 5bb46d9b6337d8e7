import type { ObjectSchema } from '../../schema/json-schema';
import type { JsonObject } from '../json-object';
import type { SimpleField } from './simplified-fields';

/** What has to be set up at 8x8 for an event to arrive. */
export type WebhookConfiguration =
  /** One URL a subaccount for all SMS events: `POST /webhooks` on the SMS hosts. */
  | { readonly via: 'sms' }
  /**
   * `POST /webhooks` on the chat hosts: `MSG` inbound messages, `CADR` delivery receipts, `CABM` WhatsApp business
   * management. Left out, 8x8 takes `MSG` and `CADR`; `CABM` must be asked for.
   */
  | { readonly via: 'chatapps'; readonly type: 'MSG' | 'CADR' | 'CABM' }
  /**
   * `POST /webhooks` on the voice host, one URL a subaccount and type: `VCA` asks what a call does next, `VCS` tells
   * its status, `VSS` sums up a session, `VRU` tells of recordings, `VNU` of virtual numbers.
   */
  | { readonly via: 'voice'; readonly type: 'VCA' | 'VCS' | 'VSS' | 'VRU' | 'VNU' }
  /** A step of a workflow's definition names the URL: `steps.notify`. */
  | { readonly via: 'automation' }
  /** 8x8's support enters the URL. */
  | { readonly via: 'support' };

/**
 * One event that 8x8 sends, described once: its type, its de-duplication key, its simple form and every face (choices
 * in a list, handlers, documentation rows) are derived from it.
 *
 * Paths are dotted and start at the payload: `status.state`, `restrictionInfo.0.expiration`.
 */
export interface WebhookEventDefinition {
  /** The family it belongs to: those that share an envelope. */
  readonly family: string;
  /** Title Case, for lists. */
  readonly title: string;
  /** When it comes, one sentence without a full stop. */
  readonly summary: string;
  /** `eventType` as 8x8 writes it; absent where the body has none. */
  readonly eventType?: string;
  /** Other names that 8x8's pages give the same event. */
  readonly aliases?: readonly string[];
  /** What has to be set up at 8x8 for it to arrive. */
  readonly webhook: WebhookConfiguration;
  /** The field of a send operation that directs this event elsewhere for one message. */
  readonly perMessageUrl?: 'dlrCallbackUrl';
  /** Path of 8x8's page, below https://developer.8x8.com/connect/docs/. */
  readonly docs: string;
  /** What makes two deliveries the same event. */
  readonly identity: EventIdentity;
  /** Where the time is that the thing happened; absent where the event does not tell. */
  readonly occurredAt?: string;
  /** The channel, or where it stands. */
  readonly channel: { readonly is: string } | { readonly at: string };
  /** As 8x8 documents it. Nothing is required: its own samples leave out what its tables call mandatory. */
  readonly payload: ObjectSchema;
  /** Which simple field is filled from where; the first place that holds a value counts. */
  readonly simple: Readonly<Partial<Record<SimpleField, string | readonly string[]>>>;
}

/**
 * What makes two deliveries the same event. When a required place is empty, the whole content decides; it always does
 * where 8x8 gives an event nothing to be known by.
 */
export type EventIdentity = 'content' | IdentifyingFields;

export interface IdentifyingFields {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
}

/** Events that share an envelope: one file a family. */
export interface WebhookFamily {
  /** Whether a body has this envelope; it may still hold an event that is unknown. */
  readonly recognises: (body: JsonObject) => boolean;
  /** The field that holds the payload; without one, the body itself is the payload. */
  readonly payloadIn?: string;
  readonly events: Readonly<Record<string, WebhookEventDefinition>>;
}
