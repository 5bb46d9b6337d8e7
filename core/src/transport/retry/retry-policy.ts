import type { Safety } from '../../catalogue/operation';
import type { HttpFailure } from '../../errors/http-failure';
import type { HttpResponse } from '../http-port';

/** How one attempt ended. */
export type AttemptOutcome =
  | { readonly response: HttpResponse; readonly failure?: never }
  | { readonly failure: HttpFailure; readonly response?: never };

/** Whether the attempt may have taken effect at 8x8 although it did not end well. */
export function mayHaveTakenEffect(attempt: AttemptOutcome, safety: Safety): boolean {
  if (safety === 'read') return false;
  if (attempt.failure) return attempt.failure.sent;
  const { status } = attempt.response;
  // A 4xx says that it was not done; 408 only that 8x8, or a proxy, gave up waiting.
  return status >= 500 || status === 408 || status < 300;
}

/**
 * Whether the attempt may be made again without risk of doing a thing twice.
 *
 * Stripe and others repeat a POST after any broken connection, protected by an idempotency key; 8x8 has none, so
 * an unsafe request is repeated only after 429 or when not a byte of it was sent.
 */
export function canRetry(attempt: AttemptOutcome, safety: Safety): boolean {
  if (attempt.failure) {
    if (attempt.failure.reason === 'aborted' || attempt.failure.reason === 'too-large') return false;
    return safety !== 'unsafe' || !attempt.failure.sent;
  }
  const { status } = attempt.response;
  return status === 429 || (safety !== 'unsafe' && (status >= 500 || status === 408));
}

const baseDelayMs = 500;
const maxDelayMs = 20_000;

/** Full jitter: anything from nothing to the exponential bound, so that clients do not come back in step. */
export function backoffMs(retry: number, random: number): number {
  return Math.round(random * Math.min(maxDelayMs, baseDelayMs * 2 ** retry));
}

/**
 * What a `Retry-After` header asks for, in milliseconds; seconds or an HTTP date.
 *
 * A date is measured from the server's own `Date` where it sent one: the clock here may be wrong.
 */
export function retryAfterMs(headers: HttpResponse['headers'], now: number): number | undefined {
  const value = headers['retry-after']?.trim();
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.round(Number(value) * 1000);
  const until = parseHttpDate(value);
  return until === undefined ? undefined : Math.max(0, until - (parseHttpDate(headers['date']) ?? now));
}

/** A date with its weekday in front; `Date.parse` alone takes `-5` for a day in May, and any word for a date. */
function parseHttpDate(value: string | undefined): number | undefined {
  const at = value !== undefined && /^(?:mon|tue|wed|thu|fri|sat|sun)/i.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? undefined : at;
}
