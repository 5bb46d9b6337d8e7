import type { Product } from 'cpaas-8x8';

import type { JsonObject } from '../engine/json';

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

/** A webhook event and its delivery attempts. */
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
  status: 'pending' | 'delivered' | 'failed';
  readonly attempts: DeliveryAttempt[];
}
