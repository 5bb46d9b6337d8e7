const windowMs = 1_000;

/**
 * Limits the number of requests in any period of one second.
 *
 * A ring buffer holds the send times of the last `perSecond` requests, past and future. The next request may leave one
 * second after the oldest of them. The cost is constant, however many requests wait.
 */
export class SlidingWindow {
  private readonly sendTimes: Float64Array;
  private oldestIndex = 0;
  private latestTime = -Infinity;
  /** No request may leave before this time, in milliseconds since 1970. */
  pausedUntil = -Infinity;

  constructor(perSecond: number) {
    this.sendTimes = new Float64Array(Math.floor(perSecond)).fill(-Infinity);
  }

  /** Returns the earliest time at which one more request may leave. */
  earliestSlot(): number {
    return Math.max(this.pausedUntil, (this.sendTimes[this.oldestIndex] ?? 0) + windowMs);
  }

  /** Records that a request leaves at this time. */
  reserve(time: number): void {
    // The ring must stay in order. Another window may delay one request more than the next one.
    this.latestTime = Math.max(this.latestTime, time);
    this.sendTimes[this.oldestIndex] = this.latestTime;
    this.oldestIndex = this.oldestIndex + 1 === this.sendTimes.length ? 0 : this.oldestIndex + 1;
  }
}
