import type { Product, RateLimit } from '../../catalogue/operation';

/** A request for a slot in a rate limit that several processes share. */
export interface SharedRateLimitRequest {
  /** The operation, for example `sms.send`. */
  readonly operation: string;
  /** The product whose host receives the request: `sms`, `chatapps`, … */
  readonly product: Product;
  /** The subaccount, if the operation has one. */
  readonly subAccountId?: string;
  /** The operation's own rate limit, if it has one. */
  readonly rateLimit?: RateLimit;
  /** The time until the deadline of the call, in milliseconds. Do not reserve a later slot: it would not be used. */
  readonly maxWaitMs: number;
}

/**
 * Reserves a slot for a request, and returns how many milliseconds the request must wait. Applies in addition to the
 * client's own limits. If it rejects, or does not answer within 2,000 ms, only the client's own limits apply.
 */
export type SharedRateLimit = (request: SharedRateLimitRequest) => Promise<number>;

/** Far longer than Redis needs, which answers in about 1 ms. */
const responseTimeoutMs = 2_000;

/**
 * Asks the shared rate limit how many milliseconds a request must wait. Returns 0 if it does not answer in time.
 *
 * @param wait Waits for the timeout, until its signal aborts. Rejects if the call is aborted.
 */
export async function sharedWaitMs(
  sharedRateLimit: SharedRateLimit,
  request: SharedRateLimitRequest,
  wait: (ms: number, answered: AbortSignal) => Promise<void>,
): Promise<number> {
  const answered = new AbortController();
  const timeout = wait(Math.min(responseTimeoutMs, request.maxWaitMs), answered.signal).then(() => 0);
  try {
    return await Promise.race([askSharedRateLimit(sharedRateLimit, request), timeout]);
  } finally {
    answered.abort();
  }
}

async function askSharedRateLimit(
  sharedRateLimit: SharedRateLimit,
  request: SharedRateLimitRequest,
): Promise<number> {
  try {
    const ms = await sharedRateLimit(request);
    return ms > 0 ? ms : 0;
  } catch {
    // If the shared limit fails, for example because Redis is down, messages are still sent.
    return 0;
  }
}
