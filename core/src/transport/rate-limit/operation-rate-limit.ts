import type { RateLimit } from '../../catalogue/operation';

/** A time reserved for one request. */
export interface Slot {
  /** The time in milliseconds since 1970. */
  readonly time: number;
  /** Releases the slot, so that another request can use it. */
  cancel(): void;
}

/** Applies the rate limits that 8x8 documents for single operations. */
export interface OperationRateLimits {
  /** Reserves the earliest free slot at or after `now`. Requests with the same key share a limit. */
  reserve(key: string, limit: RateLimit, now: number): Slot;
}

/** Creates the rate limits of a client. They keep the reserved times of each key, and drop times outside the window. */
export function createOperationRateLimits(): OperationRateLimits {
  const reservedTimes = new Map<string, number[]>();
  return {
    reserve(key, { requests, perSeconds }, now) {
      const windowMs = perSeconds * 1000;
      const times = (reservedTimes.get(key) ?? []).filter((time) => time > now - windowMs);
      const time = earliestSlot(times, requests, windowMs, now);
      times.push(time);
      reservedTimes.set(
        key,
        times.sort((one, other) => one - other),
      );
      return {
        time,
        cancel() {
          const currentTimes = reservedTimes.get(key) ?? [];
          const index = currentTimes.indexOf(time);
          if (index >= 0) currentTimes.splice(index, 1);
        },
      };
    },
  };
}

/** Returns the earliest time at which a request fits the limit: `now`, or the end of the window of a reserved time. */
function earliestSlot(reserved: readonly number[], requests: number, windowMs: number, now: number): number {
  const isFree = (time: number): boolean =>
    reserved.filter((other) => Math.abs(other - time) < windowMs).length < requests;
  return [now, ...reserved.map((time) => time + windowMs)].find(isFree) ?? now;
}
