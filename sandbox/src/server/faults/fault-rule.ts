/** When a fault applies. */
export type FaultTrigger =
  | 'always'
  /** The next n matching requests. */
  | { readonly next: number }
  /** Every nth matching request: with 3, the third, the sixth, … */
  | { readonly every: number }
  /** A random part of the matching requests, from 0 to 1. The seed makes it repeatable. */
  | { readonly probability: number };

/** The kinds of faults. */
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
  | 'rejected';

export interface FaultEffect {
  readonly kind: FaultKind;
  /**
   * `tooManyRequests`, `unavailable`: seconds in `Retry-After`, or `null` for no header. Default 1 for 429,
   * otherwise none.
   */
  readonly retryAfter?: number | null;
  /** `stall`, `slow`: milliseconds. Default 30,000 and 2,000. */
  readonly ms?: number;
  /** `html`, `error`: HTTP status. Default 502 and 400. */
  readonly status?: number;
  /** `error`: 8x8's code. Default the status. */
  readonly code?: number;
  /** `rejected`, `error`: the reason. */
  readonly reason?: string;
  /** Whether the request is still processed. `docs/sandbox-behavior.md` lists the defaults. */
  readonly processed?: boolean;
}

/** A fault: its target, its trigger and its effect. */
export interface FaultRule {
  readonly id: string;
  /** An operation (`sms.send`), an API (`sms`), a product (`chatapps`), or `*`. */
  readonly target: string;
  readonly trigger: FaultTrigger;
  readonly effect: FaultEffect;
  /** The number of matching requests. */
  seen: number;
  /** The number of requests that failed because of it. */
  struck: number;
}

/** A fault to add. The effect can be just its kind. */
export interface FaultRequest {
  readonly target?: string;
  readonly trigger?: FaultTrigger;
  readonly effect: FaultEffect | FaultKind;
}
