const capacity = 500;
const retryCost = 5;
const retryAfterTimeoutCost = 10;
const successRefund = 1;

/**
 * A token bucket that limits the retries of all calls of a client, so that retries do not make an outage of 8x8 worse.
 * A successful retry refunds its cost. A success without a retry adds one token.
 */
export interface RetryQuota {
  /** Removes the cost of one retry and returns it. Returns `undefined` if too few tokens are left. */
  take(afterTimeout: boolean): number | undefined;
  /** Adds tokens after a success: the cost of its last retry, or one token if there was no retry. */
  refund(cost: number | undefined): void;
}

/** Creates a full bucket, enough for 100 retries, or for 50 retries after timeouts. */
export function createRetryQuota(): RetryQuota {
  let tokens = capacity;
  return {
    take(afterTimeout) {
      const cost = afterTimeout ? retryAfterTimeoutCost : retryCost;
      if (tokens < cost) return undefined;
      tokens -= cost;
      return cost;
    },
    refund(cost) {
      tokens = Math.min(capacity, tokens + (cost ?? successRefund));
    },
  };
}
