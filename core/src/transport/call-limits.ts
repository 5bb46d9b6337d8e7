import type { Issue } from '../validation/issue';
import type { CallOptions, ClientOptions } from './client-options';

/** How long, and how often, one call may try. */
export interface CallLimits {
  /** The moment at which the call ends, whatever it is doing. */
  readonly deadline: number;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly maxRetryAfterMs: number;
  readonly signal: AbortSignal | undefined;
}

/** The longest that a timer can wait: one set to more ends at once. */
export const maxTimerMs = 2 ** 31 - 1;

/** The limits of a call that begins now: its own, else the client's, else ours. */
export function resolveLimits(options: CallOptions, settings: ClientOptions, now: number): CallLimits {
  return {
    deadline: now + (options.deadlineMs ?? settings.deadlineMs ?? 120_000),
    timeoutMs: Math.min(options.timeoutMs ?? settings.timeoutMs ?? 30_000, maxTimerMs),
    maxRetries: options.maxRetries ?? settings.maxRetries ?? 4,
    maxRetryAfterMs: settings.maxRetryAfterMs ?? 60_000,
    signal: options.signal ?? settings.signal,
  };
}

/** The limits alone of what a call was given. */
export const pickLimits = ({ timeoutMs, deadlineMs, maxRetries }: CallOptions): CallOptions =>
  Object.fromEntries(
    Object.entries({ timeoutMs, deadlineMs, maxRetries }).filter(([, value]) => value !== undefined),
  );

const minimums = { timeoutMs: 1, deadlineMs: 1, maxRetries: 0, maxRetryAfterMs: 0 } as const;

/** What is wrong with limits as they were given; a NaN from an unset variable would end every call at once. */
export function validateLimits(options: Partial<Readonly<Record<keyof typeof minimums, number>>>): Issue[] {
  const issues: Issue[] = [];
  for (const path of Object.keys(minimums) as (keyof typeof minimums)[]) {
    const value = options[path];
    if (value === undefined || (typeof value === 'number' && value >= minimums[path])) continue;
    const advice = `Give a number, at least ${minimums[path]}, or leave it out.`;
    issues.push({ path, rule: 'options', message: `is ${String(value)}`, advice });
  }
  return issues;
}
