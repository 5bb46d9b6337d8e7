import type { ObjectSchema, Schema } from '../../validation/json-schema';
import type { JsonObject } from '../../validation/objects';
import type { SimpleField } from './simplified-fields';

/** The webhook that must be configured at 8x8 for an event. */
export type WebhookConfiguration =
  /** One URL per subaccount for all SMS events: `POST /webhooks` on the SMS hosts. */
  | { readonly via: 'sms' }
  /**
   * `POST /webhooks` on the chat hosts: `MSG` inbound messages, `CADR` delivery receipts, `CABM` WhatsApp business
   * management. Without a type, 8x8 uses `MSG` and `CADR`; `CABM` must be given.
   */
  | { readonly via: 'chatapps'; readonly type: 'MSG' | 'CADR' | 'CABM' }
  /**
   * `POST /webhooks` on the voice host, one URL per subaccount and type: `VCA` call actions, `VCS` call statuses,
   * `VSS` session summaries, `VRU` recordings, `VNU` virtual numbers.
   */
  | { readonly via: 'voice'; readonly type: 'VCA' | 'VCS' | 'VSS' | 'VRU' | 'VNU' }
  /** The definition of a workflow contains the URL: see `steps.notify`. */
  | { readonly via: 'automation' }
  /** 8x8's support enters the URL. */
  | { readonly via: 'support' };

/**
 * A webhook event, described once. The parser, the generated types, the simplified output, the n8n trigger's list and
 * filters, the sandbox's sample and the documentation all follow from this entry.
 *
 * Paths are dotted and start at the payload: `status.state`, `restrictionInfo.0.expiration`.
 */
export interface WebhookEventDefinition {
  /** The key of its envelope in `webhookFamilies`, and the part of the event's ID before the dot. */
  readonly family: string;
  /** In Title Case, for lists. */
  readonly title: string;
  /** When 8x8 sends it: one sentence without a full stop. */
  readonly summary: string;
  /** `eventType` in the body, as 8x8 writes it; absent if the body has no such field. */
  readonly eventType?: string;
  /** Other values of `eventType` that 8x8's pages use for this event. */
  readonly aliases?: readonly string[];
  /** The webhook that must be configured at 8x8. */
  readonly webhook: WebhookConfiguration;
  /** The field of a send operation that directs this event to another URL for one message. */
  readonly perMessageUrl?: 'dlrCallbackUrl';
  /** Path of 8x8's page, below https://developer.8x8.com/connect/docs/. */
  readonly docs: string;
  /** The fields that identify the event, for de-duplication. */
  readonly identity: EventIdentity;
  /** Path to the time of the event; absent if the payload has none. */
  readonly occurredAt?: string;
  /** The channel, or the path to it. */
  readonly channel: { readonly is: string } | { readonly at: string };
  /** Where the customer is whose conversation the event belongs to; absent if it belongs to none. */
  readonly customer?: CustomerPath;
  /** As 8x8 documents it. No field is required: 8x8's own samples leave out fields that its tables call mandatory. */
  readonly payload: ObjectSchema;
  /** The path from which each simplified field is filled. With several paths, the first that has a value counts. */
  readonly simple: Readonly<Partial<Record<SimpleField, string | readonly string[]>>>;
  /** Simplified fields that no other event has. */
  readonly ownFields?: Readonly<Record<string, OwnSimpleField>>;
  /** The filter by status that the n8n trigger offers for this event. Its values are those of `simple.status`. */
  readonly statusFilter?: { readonly name: string; readonly title: string };
  /** Set if the event is a delivery receipt, which may arrive late: after a later state of the same message. */
  readonly receipt?: true;
  /** The table of 8x8's error codes that `simple.errorCode` belongs to. */
  readonly errorCodes?: 'sms' | 'chatApps' | 'voice';
  /** Set if this event is an older format of another one. An n8n trigger for the other event starts on this one too. */
  readonly olderFormatOf?: string;
  /** Set if 8x8 waits for an answer. Such an event has its own n8n trigger and its own NestJS decorator. */
  readonly expectsAnswer?: true;
}

/**
 * The path of the customer's phone number or ID on the channel. With several paths, the first that has a value counts. In
 * a call, the customer is the caller or the called person, depending on the direction.
 */
export type CustomerPath =
  | string
  | readonly string[]
  | {
      readonly direction: string;
      readonly INBOUND: string;
      readonly OUTBOUND: string;
    };

/** A simplified field that belongs to a single event. */
export interface OwnSimpleField {
  /** The path from which it is filled. With several paths, the first that has a value counts. */
  readonly at: string | readonly string[];
  /** Its type and description. */
  readonly schema: Schema;
}

/**
 * The fields that identify an event. If a required field is empty, the whole body identifies the event; `content`
 * says that it always does, because 8x8 gives the event no ID.
 */
export type EventIdentity = 'content' | IdentifyingFields;

export interface IdentifyingFields {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
}

/** The envelope that the events of one product share. */
export interface WebhookFamily {
  /** Whether a body has this envelope. The event in it may still be unknown. */
  readonly recognises: (body: JsonObject) => boolean;
  /** The field that holds the payload. If absent, the body itself is the payload. */
  readonly payloadIn?: string;
  /** The fields of the envelope that have a fixed value, as 8x8 writes it: `namespace: 'SMS'`. Empty if there are none. */
  readonly envelopeFields: JsonObject;
}
