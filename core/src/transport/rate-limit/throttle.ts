import type { Product } from '../../catalogue/operation';
import { SlidingWindow } from './sliding-window';

/** The maximum number of requests per second. Further requests wait. */
export interface ThrottleLimits {
  /** Requests per second for each subaccount. Default 1,800, the limit of 8x8. `false` removes the limit. */
  readonly perSubAccount?: number | false;
  /** Requests per second for each product host. 8x8 also limits each IP address. Default 3,000. `false` removes the limit. */
  readonly perHost?: number | false;
}

/** Throttles the requests of one subaccount to one product host. */
export interface ThrottleChannel {
  /** Reserves the earliest free slot at or after `now`, and returns its time. */
  reserve(now: number): number;
  /** Releases a reserved slot that is not used. */
  release(time: number): void;
  /** Delays all requests of the subaccount until this time, after 8x8 answered with status 429. */
  pauseUntil(until: number): void;
}

/** Returns the throttle channel of a product and subaccount. Without a subaccount only the limit of the host applies. */
export type Throttle = (product: Product, subAccount: unknown) => ThrottleChannel;

/** The limits of 8x8, in requests per second. See "API rate limiting" in 8x8's documentation. */
export const defaultThrottleLimits = { perSubAccount: 1_800, perHost: 3_000 } as const;

/** Creates the throttle of one client. With `false` it limits nothing. */
export function createThrottle(limits: ThrottleLimits | false = {}): Throttle {
  const { perSubAccount = defaultThrottleLimits.perSubAccount, perHost = defaultThrottleLimits.perHost } =
    limits || {
      perSubAccount: false,
      perHost: false,
    };
  const subAccounts = memoize((subAccount: unknown) =>
    subAccount === undefined ? undefined : createWindow(perSubAccount),
  );
  const products = memoize((_product: Product) => {
    const host = createWindow(perHost);
    return memoize((subAccount: unknown) => createChannel(subAccounts(subAccount), host));
  });
  return (product, subAccount) => products(product)(subAccount);
}

/** No client sends more. A higher limit would only need memory for its window. */
const maxLimitPerSecond = 1_000_000;

const createWindow = (perSecond: number | false): SlidingWindow | undefined =>
  perSecond === false || perSecond >= maxLimitPerSecond ? undefined : new SlidingWindow(perSecond);

function memoize<K, V>(create: (key: K) => V): (key: K) => V {
  const cache = new Map<K, { readonly value: V }>();
  return (key) => {
    const cached = cache.get(key);
    if (cached) return cached.value;
    const created = { value: create(key) };
    cache.set(key, created);
    return created.value;
  };
}

function createChannel(
  subAccount: SlidingWindow | undefined,
  host: SlidingWindow | undefined,
): ThrottleChannel {
  /** Future slots that were reserved and then released. */
  let releasedSlots: number[] = [];
  const takeReleasedSlot = (notBefore: number): number | undefined => {
    releasedSlots = releasedSlots.filter((time) => time >= notBefore).sort((one, other) => one - other);
    return releasedSlots.shift();
  };
  return {
    reserve(now) {
      if (releasedSlots.length > 0) {
        const releasedSlot = takeReleasedSlot(Math.max(now, subAccount?.pausedUntil ?? now));
        if (releasedSlot !== undefined) return releasedSlot;
      }
      let time = now;
      if (subAccount) time = Math.max(time, subAccount.earliestSlot());
      if (host) time = Math.max(time, host.earliestSlot());
      subAccount?.reserve(time);
      host?.reserve(time);
      return time;
    },
    release(time) {
      releasedSlots.push(time);
    },
    pauseUntil(until) {
      if (subAccount) subAccount.pausedUntil = Math.max(subAccount.pausedUntil, until);
    },
  };
}
