import type { Product } from 'cpaas-8x8';

import type { JsonObject } from '../engine/json';
import { defineTable } from '../engine/state/table-definition';
import type { WebhookFaultKind } from '../server/faults/fault-rule';

/** One request to a webhook and its result. */
export interface DeliveryAttempt {
  /** Counts from 1. */
  readonly number: number;
  /** When the request was sent. */
  readonly at: string;
  readonly durationMs: number;
  readonly request: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
  /** Absent when there was no response. */
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    /** The beginning of the response body. */
    readonly body: string;
  };
  /** Why there was no response. */
  readonly error?: string;
  /** When the next attempt follows, if one does. */
  readonly nextAt?: string;
  /** True if the attempt was requested with `replayWebhook`. */
  readonly replay?: boolean;
}

/** Identifies the registration that received the event, without its secrets. See `WebhookRegistration`. */
export interface RegistrationKey {
  readonly product: Product;
  readonly scope: string;
  readonly type: string;
}

/** A webhook event and the attempts to post it. The control API and the page list them. */
export interface Delivery {
  readonly id: string;
  /** `eventType` as 8x8 writes it, or `survey_response`, for which 8x8 has no type. */
  readonly event: string;
  /** When the event occurred. */
  readonly at: string;
  readonly subAccountId: string;
  readonly umid?: string;
  /** The call session that the event is about. */
  readonly sessionId?: string;
  /** Set when a call waits for the response. Such an event is posted once. */
  readonly expectsAnswer?: true;
  readonly url: string;
  /** Absent when the URL came with the message or from a setting. */
  readonly registration?: RegistrationKey;
  readonly body: JsonObject;
  /** The kinds of the faults that act on this delivery. */
  readonly faults?: readonly WebhookFaultKind[];
  /** The delivery with the same event that a fault repeats. */
  readonly repeatOf?: string;
  /** The deliveries that a fault posts only after this one. */
  readonly overtakes?: readonly string[];
  /** The delivery that a tester edited and sent as this one. */
  readonly editOf?: string;
  readonly status: 'pending' | 'delivered' | 'failed';
  /** Why the event was not posted at all. */
  readonly error?: string;
  readonly attempts: readonly DeliveryAttempt[];
}

/** The webhook events and their attempts, oldest first. */
export const deliveryTable = defineTable<Delivery>({
  name: 'deliveries',
  key: ({ id }) => id,
  fields: {
    id: 'string',
    event: 'string',
    at: 'string',
    subAccountId: 'string',
    url: 'string',
    body: 'object',
    status: 'string',
    attempts: 'array',
  },
});

/** A webhook delivery is new, or has changed. */
export interface DeliveryEvent {
  readonly kind: 'webhook';
  readonly delivery: Delivery;
  readonly attempt?: DeliveryAttempt;
}

/** The response to an event that was posted with `expectsAnswer`. */
export interface AnswerNotice {
  readonly kind: 'answer';
  readonly sessionId: string;
  /** Absent if the event was not posted, or not answered with success. */
  readonly body: string | undefined;
}

/** Posts a webhook, for the first time or as a retry. */
export interface PostTask {
  readonly kind: 'post';
  readonly deliveryId: string;
  /** Posts only if the delivery still waits to be overtaken. */
  readonly ifHeld?: true;
}
