import { defineTable } from '../../engine/state/table-definition';

/** When a fault applies. */
export type FaultTrigger =
  | 'always'
  /** The next n matching requests. */
  | { readonly next: number }
  /** Every nth matching request: with 3, the third, the sixth, … */
  | { readonly every: number }
  /** A random part of the matching requests, from 0 to 1. The seed makes it repeatable. */
  | { readonly probability: number };

/** The kinds of faults. Those of webhooks begin with `webhook`. */
export type FaultKind =
  | 'tooManyRequests'
  | 'internalError'
  | 'error'
  | 'unavailable'
  | 'resetBefore'
  | 'resetAfter'
  | 'stall'
  | 'slow'
  | 'halfBody'
  | 'html'
  | 'rejected'
  | 'receiptFirst'
  | 'webhookDelay'
  | 'webhookDrop'
  | 'webhookRepeat'
  | 'webhookReorder'
  | 'webhookWrongSecret'
  | 'webhookUnknownTlv';

/** What a fault does to a webhook event. */
export type WebhookFaultKind = Extract<FaultKind, `webhook${string}`>;

/** What a fault does to a request to the API. */
export type RequestFaultKind = Exclude<FaultKind, WebhookFaultKind>;

/** What a fault does, with the parameters of its kind. */
export interface FaultEffect {
  readonly kind: FaultKind;
  /**
   * `tooManyRequests`, `unavailable`, `error`: seconds in `Retry-After`, or `null` for no header. Default 1 for 429,
   * otherwise none.
   */
  readonly retryAfter?: number | null;
  /**
   * `stall`, `slow`, `webhookDelay`, `webhookReorder`: milliseconds. Default 30,000 for `stall`, 2,000 for `slow`, and
   * 5,000 for webhooks.
   */
  readonly ms?: number;
  /** `webhookRepeat`: how many times more the event is posted. Default 1. */
  readonly times?: number;
  /** `html`, `error`: HTTP status. Default 502 and 400. */
  readonly status?: number;
  /** `error`: 8x8's code, by default the status. For SMPP: the command status, by default 13 for a bind and 69 for a message. */
  readonly code?: number;
  /** `rejected`, `error`: the reason. */
  readonly reason?: string;
  /** Whether the request is still processed. `docs/sandbox-behavior.md` lists the defaults. */
  readonly processed?: boolean;
}

/**
 * A failure that a tester ordered, to see how an application copes with it: which requests or webhooks it hits, when,
 * and what it does to them.
 */
export interface FaultRule {
  readonly id: string;
  /**
   * Requests: an operation (`sms.send`), an API (`sms`), a product (`chatapps`), `smpp.bind`, `smpp.submit` or `smpp`. Webhooks: an event (`sms.inbound`), a
   * family of events (`sms`), or the product whose webhook it is (`chatapps`). `*` for all.
   */
  readonly target: string;
  /** Only requests and webhooks of this subaccount. */
  readonly subAccountId?: string;
  /** Only requests and webhooks that contain this phone number. */
  readonly recipient?: string;
  readonly trigger: FaultTrigger;
  readonly effect: FaultEffect;
  /** The number of matching requests or webhooks. */
  readonly seen: number;
  /** The number of requests or webhooks on which it acted. */
  readonly struck: number;
}

/** The faults, oldest first. */
export const faultTable = defineTable<FaultRule>({
  name: 'faults',
  key: ({ id }) => id,
  fields: { id: 'string', target: 'string', effect: 'object', seen: 'number', struck: 'number' },
});

/** A fault to add. The effect can be just its kind. */
export interface FaultRequest {
  readonly target?: string;
  readonly subAccountId?: string;
  readonly recipient?: string;
  readonly trigger?: FaultTrigger;
  readonly effect: FaultEffect | FaultKind;
}

/** Faults were added or removed, or have acted. */
export interface FaultsEvent {
  readonly kind: 'faults';
  readonly faults: readonly FaultRule[];
}
