import type { SubAccountKind } from '../catalogue/operation';
import type { SharedRateLimit } from './rate-limit/shared-rate-limit';
import type { AttemptEvent, AttemptStartListener } from './attempt-events';
import type { Region } from './hosts';
import type { ThrottleLimits } from './rate-limit/throttle';

/** Who you are at 8x8, and how requests are made. */
export interface ClientOptions {
  /**
   * From 8x8 Connect, "API keys". Sent as a Bearer token, never logged. Left out only where the http port adds the
   * header itself.
   */
  readonly apiKey?: string;
  /** Where the account lives. Default `asiaPacific`. */
  readonly region?: Region;
  /** Default subaccount for everything that has none of its own below. */
  readonly subAccountId?: string;
  /** Default subaccounts by use; accounts commonly have one each. */
  readonly subAccountIds?: Partial<Readonly<Record<SubAccountKind, string>>>;
  /** Default account, for prices, balance and webhook configuration. */
  readonly accountId?: string;
  /** Puts every product under one address, `{baseUrl}/sms` and so on: a stand-in for 8x8, or a proxy. */
  readonly baseUrl?: string;
  /** How long one attempt may take, body included. Default 30,000 ms. */
  readonly timeoutMs?: number;
  /** How long a call may take in all, retries and waits included. Default 120,000 ms. */
  readonly deadlineMs?: number;
  /** How often a failed request is made again, at most. Default 4. */
  readonly maxRetries?: number;
  /** A longer `Retry-After` than this ends the call instead of being waited for. Default 60,000 ms. */
  readonly maxRetryAfterMs?: number;
  /**
   * How many requests a second leave in all, so that 8x8 need not refuse them: by default as many as 8x8 takes. Lower
   * them where other programs use the same subaccount or address; `false` holds nothing back but what single
   * operations are limited to. One client counts for itself: share it.
   */
  readonly limits?: ThrottleLimits | false;
  /** Asked before every attempt how long it is to wait, where several processes share what 8x8 allows. */
  readonly sharedRateLimit?: SharedRateLimit;
  /** Added to the `User-Agent`. */
  readonly userAgent?: string;
  /** Ends every call of the client, unless a call has a signal of its own. */
  readonly signal?: AbortSignal;
  /** Told of every input that is sent although something seems wrong with it. What it throws is dropped. */
  readonly onWarning?: (warning: Warning) => void;
  /** Told of every attempt, for logs and metrics. What it throws is dropped. */
  readonly onAttempt?: (event: AttemptEvent) => void;
  /**
   * Told when an attempt begins. What it returns is told how that attempt ended: so a span can be held from one to the
   * other (see `traceAttempts`). What either throws is dropped.
   */
  readonly onAttemptStart?: AttemptStartListener;
}

/** Something to know about an input that was sent all the same. */
export interface Warning {
  /** The operation, for instance `sms.send`. */
  readonly operation: string;
  /** The field it is about: `messages[3].text`. */
  readonly path: string;
  /** What seems wrong, to follow the name of the field. */
  readonly message: string;
  /** What to do about it, a sentence. */
  readonly advice: string;
}

/** What one call may set differently. */
export interface CallOptions {
  /** Ends the call: a wait at once, a request on the wire by closing its socket. */
  readonly signal?: AbortSignal;
  /** How long one attempt may take, body included, in milliseconds. Default: the client's, 30,000. */
  readonly timeoutMs?: number;
  /**
   * How long the call may take in all, retries and waits included, in milliseconds. Default: the client's,
   * 120,000.
   */
  readonly deadlineMs?: number;
  /** How often a failed request is made again, at most. Default: the client's, 4. */
  readonly maxRetries?: number;
}

/** What `sendAll` sets beside. */
export interface BatchCallOptions extends CallOptions {
  /**
   * The list of the input whose entries have been looked at one by one, and nothing was found: one of them is checked
   * again, for all.
   */
  readonly validatedList?: string;
}
