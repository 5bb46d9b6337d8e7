import type { Product } from 'cpaas-8x8';

import type { JsonObject } from '../engine/json';

/** One request that was made to a webhook, and what came of it. */
export interface DeliveryAttempt {
  /** From 1. */
  readonly number: number;
  readonly at: string;
  readonly durationMs: number;
  readonly request: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
  /** Absent when no answer came. */
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    /** Its beginning. */
    readonly body: string;
  };
  /** Why no answer came. */
  readonly error?: string;
  /** When it is tried again, if it is. */
  readonly nextAt?: string;
  /** It was asked for through the control API. */
  readonly replay?: boolean;
}

/** Which slot of the webhook configuration the event went to; its secrets stay there. */
export interface RegistrationKey {
  readonly product: Product;
  readonly scope: string;
  readonly type: string;
}

/** An event on its way to a webhook. */
export interface Delivery {
  readonly id: string;
  /** `eventType` as 8x8 writes it; `survey_response` where 8x8 has none. */
  readonly event: string;
  readonly at: string;
  readonly subAccountId: string;
  readonly umid?: string;
  /** The session of calls that it is about. */
  readonly sessionId?: string;
  /** A call waits for the answer: it is posted once, and the answer is followed. */
  readonly expectsAnswer?: true;
  readonly url: string;
  /** Absent where the address came with the message, or from support. */
  readonly registration?: RegistrationKey;
  readonly body: JsonObject;
  status: 'pending' | 'delivered' | 'failed';
  readonly attempts: DeliveryAttempt[];
}
