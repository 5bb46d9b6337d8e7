/** How long a message that was logged is only counted. */
const QUIET_MS = 60_000;

interface Quiet {
  readonly until: number;
  skipped: number;
}

/** Logs each kind of message at most once a minute: strangers can cause these messages as often as they like. */
export class RateLimitedLog {
  private readonly quiet = new Map<string, Quiet>();

  constructor(private readonly write: (message: string) => void) {}

  /** Logs a message unless one of this kind was logged within the last minute. */
  log(kind: string, message: string): void {
    const now = Date.now();
    const known = this.quiet.get(kind);
    if (known && known.until > now) {
      known.skipped++;
      return;
    }
    this.quiet.set(kind, { until: now + QUIET_MS, skipped: 0 });
    this.write(known?.skipped ? `${message} (and ${known.skipped} more like this)` : message);
  }
}
