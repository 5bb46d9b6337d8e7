/**
 * Limits the messages of a bind: as many as the rate at once, then the rate in each second. It counts real time, as the
 * sandbox's clock can stand still.
 */
export class Throttle {
  private tokens: number | undefined;
  private at = performance.now();

  /** Whether one more message is allowed. A rate of 0 is no limit. */
  take(perSecond: number): boolean {
    if (perSecond === 0) return true;
    const now = performance.now();
    const earned = ((now - this.at) / 1_000) * perSecond;
    this.tokens = Math.min(perSecond, (this.tokens ?? perSecond) + earned);
    this.at = now;
    if (this.tokens < 1) return false;
    this.tokens--;
    return true;
  }
}
