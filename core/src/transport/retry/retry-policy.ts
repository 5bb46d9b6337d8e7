import type { Safety } from '../../catalogue/operation';
import type { HttpFailure, HttpFailureReason } from '../../errors/http-failure';
import type { HttpResponse } from '../http-port';

/** The result of one attempt: a response, or the failure of the HTTP port. */
export type AttemptOutcome =
  | { readonly response: HttpResponse; readonly failure?: never }
  | { readonly failure: HttpFailure; readonly response?: never };

/** Whether the attempt may have taken effect at 8x8. */
export function mayHaveTakenEffect(attempt: AttemptOutcome, safety: Safety): boolean {
  if (safety === 'read') return false;
  if (attempt.failure) return attempt.failure.sent;
  const { status } = attempt.response;
  // After a 4xx status nothing was done, except after 408, which a server or proxy sends when it stops waiting.
  return status >= 500 || status === 408 || status < 300;
}

/** Failures that would occur again, or that the caller wanted. */
const finalReasons: ReadonlySet<HttpFailureReason> = new Set([
  'aborted',
  'blocked',
  'certificate',
  'too-large',
]);

/**
 * Whether a retry cannot execute the operation twice.
 *
 * 8x8 has no idempotency keys. An unsafe request is therefore retried only after status 429, or if no byte was sent.
 */
export function canRetry(attempt: AttemptOutcome, safety: Safety): boolean {
  if (attempt.failure) {
    if (finalReasons.has(attempt.failure.reason)) return false;
    return safety !== 'unsafe' || !attempt.failure.sent;
  }
  const { status } = attempt.response;
  return status === 429 || (safety !== 'unsafe' && (status >= 500 || status === 408));
}

const baseDelayMs = 500;
const maxDelayMs = 20_000;

/** Exponential backoff with full jitter, in milliseconds. `random` is a number from 0 to 1. */
export function backoffMs(retry: number, random: number): number {
  return Math.round(random * Math.min(maxDelayMs, baseDelayMs * 2 ** retry));
}

/**
 * Returns the delay of a `Retry-After` header in milliseconds. Its value is a number of seconds or an HTTP date.
 *
 * Compares an HTTP date with the `Date` header if there is one, because the local clock may be wrong.
 */
export function retryAfterMs(headers: HttpResponse['headers'], now: number): number | undefined {
  const value = headers['retry-after']?.trim();
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.round(Number(value) * 1000);
  const retryAt = parseHttpDate(value);
  return retryAt === undefined ? undefined : Math.max(0, retryAt - (parseHttpDate(headers['date']) ?? now));
}

/** Requires the weekday of an HTTP date, because `Date.parse` also accepts values such as `-5`. */
function parseHttpDate(value: string | undefined): number | undefined {
  const time =
    value !== undefined && /^(?:mon|tue|wed|thu|fri|sat|sun)/i.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
