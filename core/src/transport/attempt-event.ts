import { ApiError, RejectedError, TransportError, type EightByEightError, type Outcome } from './errors';
import type { HttpResponse } from './http-port';

/** One attempt of a call, as `onAttempt` is told of it. Holds no key, no address and nothing of any body. */
export interface AttemptEvent {
  /** The operation, for instance `sms.send`. */
  readonly operation: string;
  /** 1 for the first. */
  readonly attempt: number;
  readonly durationMs: number;
  /** HTTP status; absent when no whole answer came. */
  readonly status?: number;
  /** Why there was no answer that could be used. */
  readonly reason?: TransportError['reason'];
  /** 8x8's own code, when the answer had one. */
  readonly code?: number;
  /** `done`, or the outcome that the call ends with if this is its last attempt. */
  readonly outcome: 'done' | Outcome;
  /** How long until the next attempt, in milliseconds; absent when there is none. */
  readonly delayMs?: number;
}

/** What is known of an attempt that has ended. */
export interface AttemptFacts extends Pick<AttemptEvent, 'operation' | 'attempt' | 'durationMs'> {
  readonly response: HttpResponse | undefined;
  readonly error: EightByEightError | undefined;
  readonly delayMs: number | undefined;
}

/** Tells an attempt without what nobody may see. */
export function attemptEvent({ response, error, delayMs, ...facts }: AttemptFacts): AttemptEvent {
  const code = error instanceof ApiError || error instanceof RejectedError ? error.code : undefined;
  return {
    ...facts,
    ...(response ? { status: response.status } : {}),
    ...(error instanceof TransportError ? { reason: error.reason } : {}),
    ...(code === undefined ? {} : { code }),
    outcome: error?.outcome ?? 'done',
    ...(delayMs === undefined ? {} : { delayMs }),
  };
}
