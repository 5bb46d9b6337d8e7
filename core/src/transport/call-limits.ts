import type { Issue } from '../validation/issue';
import { withoutUndefined } from '../validation/objects';
import type { CallOptions, ClientOptions } from './client-options';

/** The time and retry limits of one call. */
export interface CallLimits {
  /** The time at which the call ends, in milliseconds since 1970. */
  readonly deadline: number;
  /** The timeout of one attempt. */
  readonly timeoutMs: number;
  readonly maxRetries: number;
  /** The call ends if `Retry-After` is longer. */
  readonly maxRetryAfterMs: number;
  readonly signal: AbortSignal | undefined;
}

/** The longest delay of a Node.js timer. A timer with a longer delay fires immediately. */
export const maxTimerMs = 2 ** 31 - 1;

/** Combines the limits of the call, the client and the defaults, in this order of precedence. */
export function resolveLimits(options: CallOptions, clientOptions: ClientOptions, now: number): CallLimits {
  return {
    deadline: now + (options.deadlineMs ?? clientOptions.deadlineMs ?? 120_000),
    timeoutMs: Math.min(options.timeoutMs ?? clientOptions.timeoutMs ?? 30_000, maxTimerMs),
    maxRetries: options.maxRetries ?? clientOptions.maxRetries ?? 4,
    maxRetryAfterMs: clientOptions.maxRetryAfterMs ?? 60_000,
    signal: options.signal ?? clientOptions.signal,
  };
}

/** Copies only the limits: for requests that must not end with the signal of one call, such as a batch of `sendAll`. */
export const pickLimits = ({ timeoutMs, deadlineMs, maxRetries }: CallOptions): CallOptions =>
  withoutUndefined({ timeoutMs, deadlineMs, maxRetries });

const minimums = { timeoutMs: 1, deadlineMs: 1, maxRetries: 0, maxRetryAfterMs: 0 } as const;

/** Validates the limits. For example, NaN from an unset environment variable would end every call immediately. */
export function validateLimits(options: Partial<Readonly<Record<keyof typeof minimums, number>>>): Issue[] {
  const issues: Issue[] = [];
  for (const path of Object.keys(minimums) as (keyof typeof minimums)[]) {
    const value = options[path];
    if (value === undefined || (typeof value === 'number' && value >= minimums[path])) continue;
    const advice = `Set it to a number of at least ${minimums[path]}, or remove it.`;
    issues.push({ path, rule: 'options', message: `is ${String(value)}`, advice });
  }
  return issues;
}
