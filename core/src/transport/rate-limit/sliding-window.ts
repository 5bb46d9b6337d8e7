const windowMs = 1_000;

/**
 * Keeps requests to so many in any second, whichever second one looks at.
 *
 * A ring of the moments at which the last ones left, or will leave: a request may go when the one that came so many
 * before it is a second past. So it costs a few nanoseconds, whether one waits or thousands do.
 */
export class SlidingWindow {
  private readonly sentAt: Float64Array;
  private oldestIndex = 0;
  private latest = -Infinity;
  /** Nothing leaves before this moment. */
  pausedUntil = -Infinity;

  constructor(perSecond: number) {
    this.sentAt = new Float64Array(Math.floor(perSecond)).fill(-Infinity);
  }

  /** The earliest moment at which one more request may leave. */
  earliestSlot(): number {
    return Math.max(this.pausedUntil, (this.sentAt[this.oldestIndex] ?? 0) + windowMs);
  }

  /** Notes that a request leaves at this moment. */
  reserve(at: number): void {
    // In order, or the ring would not know its oldest: what another lane holds back may come after what it does not.
    this.latest = Math.max(this.latest, at);
    this.sentAt[this.oldestIndex] = this.latest;
    this.oldestIndex = this.oldestIndex + 1 === this.sentAt.length ? 0 : this.oldestIndex + 1;
  }
}
