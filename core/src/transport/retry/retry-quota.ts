const capacity = 500;
const retryCost = 5;
const retryAfterTimeoutCost = 10;
const successRefund = 1;

/**
 * A bucket that all calls of a client draw their retries from, so that an outage at 8x8 is not made worse by
 * everybody trying again. A retry that helps gives back what it cost; each plain success gives a little.
 */
export interface RetryQuota {
  /** Takes the price of a retry; `undefined` when the bucket is empty. */
  take(afterTimeout: boolean): number | undefined;
  /** Gives back after a success: what its last retry took, or a little. */
  refund(taken: number | undefined): void;
}

/** A full bucket: a hundred retries. */
export function createRetryQuota(): RetryQuota {
  let tokens = capacity;
  return {
    take(afterTimeout) {
      const cost = afterTimeout ? retryAfterTimeoutCost : retryCost;
      if (tokens < cost) return undefined;
      tokens -= cost;
      return cost;
    },
    refund(taken) {
      tokens = Math.min(capacity, tokens + (taken ?? successRefund));
    },
  };
}
