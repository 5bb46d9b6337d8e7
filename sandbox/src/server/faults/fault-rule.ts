/** When a fault strikes. */
export type FaultTrigger =
  | 'always'
  /** The next so many requests. */
  | { readonly next: number }
  /** Every so manyth request: the third, the sixth, … */
  | { readonly every: number }
  /** From 0 to 1, drawn from the seed. */
  | { readonly probability: number };

/** What goes wrong. */
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
  /** `tooManyRequests`, `unavailable`: seconds in `Retry-After`; `null` for no such header. Default 1 for 429, else none. */
  readonly retryAfter?: number | null;
  /** `stall`, `slow`: milliseconds. Default 30,000 and 2,000. */
  readonly ms?: number;
  /** `html`, `error`: HTTP status. Default 502 and 400. */
  readonly status?: number;
  /** `error`: 8x8's code. Default the status. */
  readonly code?: number;
  /** `rejected`, `error`: the reason. */
  readonly reason?: string;
  /** Whether the request is carried out all the same. Default: see the faults in `docs/sandbox-behavior.md`. */
  readonly processed?: boolean;
}

/** A fault that was asked for: what it hits, when, and what then happens. */
export interface FaultRule {
  readonly id: string;
  /** An operation (`sms.send`), an API (`sms`), a product (`chatapps`), or `*`. */
  readonly target: string;
  readonly trigger: FaultTrigger;
  readonly effect: FaultEffect;
  /** How many requests it has seen. */
  seen: number;
  /** How many of them it has struck. */
  struck: number;
}

/** A fault as it is asked for; a kind alone will do as effect. */
export interface FaultRequest {
  readonly target?: string;
  readonly trigger?: FaultTrigger;
  readonly effect: FaultEffect | FaultKind;
}
