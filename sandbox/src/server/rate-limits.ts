import { getSettings } from '../engine/current-settings';
import { tooManyRequests } from './api-error';
import type { ApiCall } from './operations/api-call';

/**
 * Enforces the rate limits that 8x8 documents for single operations, so that clients meet HTTP 429. The catalogue has
 * the limits.
 */
export class RateLimits {
  private readonly requestTimes = new Map<string, number[]>();

  /** @throws {ApiError} 429 with `Retry-After`, when the limit is reached. */
  count({ context, entry, subAccount }: ApiCall): void {
    const { rateLimit } = entry.operation;
    if (!rateLimit || !getSettings(context.state).rateLimits) return;
    const key = `${rateLimit.shared ?? entry.id}/${rateLimit.scope === 'subAccount' ? (subAccount?.subAccountId ?? '') : ''}`;
    const now = context.clock.now();
    const windowMs = rateLimit.perSeconds * 1_000;
    // A time in the future comes from before a saved state was loaded.
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
