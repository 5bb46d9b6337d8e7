/** A timer can be this late. Messages that it delayed then leave together, so that the rate is kept. */
const maxLagMs = 20;

const firstPauseMs = 500;
const longestPauseMs = 10_000;
const shortestPauseMs = 50;

/** Decides when a bind may send its next message. Times are those of `performance.now`. */
export class SendPacer {
  private readonly intervalMs: number;
  private nextAt = 0;
  private pausedUntil = 0;
  private pausesInARow = 0;

  /** @param perSecond Messages per second, or `false` for no limit. */
  constructor(perSecond: number | false) {
    this.intervalMs = perSecond === false ? 0 : 1_000 / perSecond;
  }

  /** The time from which the next message may leave. */
  readyAt(): number {
    return Math.max(this.nextAt, this.pausedUntil);
  }

  /** Counts a message that leaves now. */
  take(now: number): void {
    this.nextAt = Math.max(this.nextAt, now - maxLagMs) + this.intervalMs;
  }

  /** 8x8 takes no more for the moment: pauses with full jitter, longer each time. Returns the pause in milliseconds. */
  pause(now: number): number {
    const longest = Math.min(longestPauseMs, firstPauseMs * 2 ** this.pausesInARow++);
    const pauseMs = Math.max(shortestPauseMs, Math.round(Math.random() * longest));
    this.pausedUntil = Math.max(this.pausedUntil, now + pauseMs);
    return pauseMs;
  }

  /** 8x8 takes messages again. */
  resume(): void {
    this.pausesInARow = 0;
  }
}
