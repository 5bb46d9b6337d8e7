import type { ApiCall } from './operations/api-call';
import { quotaExceeded } from './api-error';

/** Counts requests against the limits that the catalogue states for single operations. */
export class RateLimits {
  private readonly moments = new Map<string, number[]>();

  /** @throws {Problem} 429 with `Retry-After`, when the limit is used up. */
  count({ world, entry, subAccount }: ApiCall): void {
    const { rateLimit } = entry.operation;
    if (!rateLimit || !world.state.settings.rateLimits) return;
    const key = `${rateLimit.shared ?? entry.id}/${rateLimit.scope === 'subAccount' ? (subAccount?.subAccountId ?? '') : ''}`;
    const now = world.time.now();
    const windowMs = rateLimit.perSeconds * 1_000;
    // A moment in the future is left over from before a saved state was loaded.
    const recent = (this.moments.get(key) ?? []).filter((moment) => moment > now - windowMs && moment <= now);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= rateLimit.requests) {
      throw quotaExceeded(Math.max(1, Math.ceil((oldest + windowMs - now) / 1_000)));
    }
    this.moments.set(key, [...recent, now]);
  }

  forget(): void {
    this.moments.clear();
  }
}
