import type { ApiCall } from './operations/api-call';
import { tooManyRequests } from './api-error';

/** Counts requests against the limits that the catalogue states for single operations. */
export class RateLimits {
  private readonly requestTimes = new Map<string, number[]>();

  /** @throws {Problem} 429 with `Retry-After`, when the limit is used up. */
  count({ context: context, entry, subAccount }: ApiCall): void {
    const { rateLimit } = entry.operation;
    if (!rateLimit || !context.state.settings.rateLimits) return;
    const key = `${rateLimit.shared ?? entry.id}/${rateLimit.scope === 'subAccount' ? (subAccount?.subAccountId ?? '') : ''}`;
    const now = context.clock.now();
    const windowMs = rateLimit.perSeconds * 1_000;
    // A moment in the future is left over from before a saved state was loaded.
    const recent = (this.requestTimes.get(key) ?? []).filter((time) => time > now - windowMs && time <= now);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= rateLimit.requests) {
      throw tooManyRequests(Math.max(1, Math.ceil((oldest + windowMs - now) / 1_000)));
    }
    this.requestTimes.set(key, [...recent, now]);
  }

  clear(): void {
    this.requestTimes.clear();
  }
}
