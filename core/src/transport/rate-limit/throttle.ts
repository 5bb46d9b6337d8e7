import type { Product } from '../../catalogue/operation';
import { SlidingWindow } from './sliding-window';

/** How many requests leave in a second, at most. What more is asked for waits. */
export interface ThrottleLimits {
  /** For each subaccount. Default 1,800, which is what 8x8 takes; `false`: no limit. */
  readonly perSubAccount?: number | false;
  /** For each product's host: 8x8 counts by IP address, too. Default 3,000; `false`: no limit. */
  readonly perHost?: number | false;
}

/** What the requests of one subaccount to one product pass through, whatever the operation. */
export interface ThrottleChannel {
  /** Books the earliest moment, from `now` on, at which one more request may leave. */
  reserve(now: number): number;
  /** Gives a moment back, unused. */
  release(at: number): void;
  /** 8x8 has had enough of the subaccount: nothing more leaves for it before this moment. */
  pauseUntil(until: number): void;
}

/** Finds the passage of a request to a product's host. Without a subaccount it has only the limit of the host. */
export type Throttle = (product: Product, subAccount: unknown) => ThrottleChannel;

/** Requests a second that 8x8 takes: its docs, "API rate limiting". */
export const defaultThrottleLimits = { perSubAccount: 1_800, perHost: 3_000 } as const;

/** The passages of one client. */
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

/** So many leave no client in a second: it needs no lane that would hold them all in memory. */
const maxLimitPerSecond = 1_000_000;

const createWindow = (perSecond: number | false): SlidingWindow | undefined =>
  perSecond === false || perSecond >= maxLimitPerSecond ? undefined : new SlidingWindow(perSecond);

function memoize<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, { readonly value: V }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    const made = { value: make(key) };
    known.set(key, made);
    return made.value;
  };
}

function createChannel(
  subAccount: SlidingWindow | undefined,
  host: SlidingWindow | undefined,
): ThrottleChannel {
  /** Moments to come that were booked and given back. */
  let free: number[] = [];
  const earliestFree = (from: number): number | undefined => {
    free = free.filter((at) => at >= from).sort((one, other) => one - other);
    return free.shift();
  };
  return {
    reserve(now) {
      if (free.length > 0) {
        const at = earliestFree(Math.max(now, subAccount?.pausedUntil ?? now));
        if (at !== undefined) return at;
      }
      let at = now;
      if (subAccount) at = Math.max(at, subAccount.earliestSlot());
      if (host) at = Math.max(at, host.earliestSlot());
      subAccount?.reserve(at);
      host?.reserve(at);
      return at;
    },
    release(at) {
      free.push(at);
    },
    pauseUntil(until) {
      if (subAccount) subAccount.pausedUntil = Math.max(subAccount.pausedUntil, until);
    },
  };
}
