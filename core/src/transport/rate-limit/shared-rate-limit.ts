import type { Product, RateLimit } from '../../catalogue/operation';

/** A request that is about to leave, for whoever counts beyond this client. */
export interface SharedRateLimitRequest {
  /** `sms.send` */
  readonly operation: string;
  /** Whose host it goes to: `sms`, `chatapps`, … */
  readonly product: Product;
  /** The subaccount it is for, where there is one. */
  readonly subAccountId?: string;
  /** What 8x8 allows this operation, where it has a limit of its own. */
  readonly rateLimit?: RateLimit;
  /** How many milliseconds it can wait: for a later moment than that nothing need be booked, since it is not sent. */
  readonly maxWaitMs: number;
}

/**
 * Books a moment for a request, and answers how many milliseconds it is to wait: what several processes count by,
 * beside each client's own limits. When it rejects, or has not answered after two seconds, the client's own limits
 * decide alone.
 */
export type SharedRateLimit = (request: SharedRateLimitRequest) => Promise<number>;

/** So long an answer is waited for. Whoever counts is near: Redis takes a millisecond. */
const responseTimeoutMs = 2_000;

/**
 * How long a request is to wait, as a shared limit has it.
 *
 * @param wait Its signal ends it when the answer has come. What it throws, as for a call that is aborted, is thrown.
 */
export async function sharedWaitMs(
  sharedRateLimit: SharedRateLimit,
  request: SharedRateLimitRequest,
  wait: (ms: number, answered: AbortSignal) => Promise<void>,
): Promise<number> {
  const answered = new AbortController();
  const silence = wait(Math.min(responseTimeoutMs, request.maxWaitMs), answered.signal).then(() => 0);
  try {
    return await Promise.race([askSharedLimit(sharedRateLimit, request), silence]);
  } finally {
    answered.abort();
  }
}

async function askSharedLimit(
  sharedRateLimit: SharedRateLimit,
  request: SharedRateLimitRequest,
): Promise<number> {
  try {
    const ms = await sharedRateLimit(request);
    return ms > 0 ? ms : 0;
  } catch {
    // Whoever counts cannot be reached: a message that is late is worse than one request too many.
    return 0;
  }
}
