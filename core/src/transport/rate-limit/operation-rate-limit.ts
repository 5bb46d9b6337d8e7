import type { RateLimit } from '../../catalogue/operation';

/** A moment that belongs to one request alone. */
export interface Slot {
  readonly at: number;
  /** Gives the moment back, unused. */
  cancel(): void;
}

/** Keeps requests to what 8x8 allows an operation, so that it need not refuse them. */
export interface OperationRateLimits {
  /** Books the earliest moment, from `now` on, at which one more request may leave. */
  reserve(key: string, limit: RateLimit, now: number): Slot;
}

/** A book of moments by key; those that no longer count are forgotten. */
export function createOperationRateLimits(): OperationRateLimits {
  const books = new Map<string, number[]>();
  return {
    reserve(key, { requests, perSeconds }, now) {
      const window = perSeconds * 1000;
      const booked = (books.get(key) ?? []).filter((at) => at > now - window);
      const at = earliestSlot(booked, requests, window, now);
      booked.push(at);
      books.set(
        key,
        booked.sort((one, other) => one - other),
      );
      return {
        at,
        cancel() {
          const mine = books.get(key) ?? [];
          const index = mine.indexOf(at);
          if (index >= 0) mine.splice(index, 1);
        },
      };
    },
  };
}

/** Now, or as soon as one of those booked is a whole window past, if no more than the others are within a window. */
function earliestSlot(booked: readonly number[], requests: number, window: number, now: number): number {
  const fits = (at: number): boolean =>
    booked.filter((other) => Math.abs(other - at) < window).length < requests;
  return [now, ...booked.map((at) => at + window)].find(fits) ?? now;
}
