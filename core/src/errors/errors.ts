import { describeIssue, type Issue } from '../validation/issue';
import type { HttpFailureReason } from './http-failure';

/**
 * What became of the request when it ended as an error.
 *
 * - `not-sent`: nothing happened at 8x8: it never left, or it would only have read.
 * - `refused`: 8x8 answered that it will not do it; nothing happened.
 * - `unknown`: it may have taken effect. Look before you send it again.
 */
export type Outcome = 'not-sent' | 'refused' | 'unknown';

/** What to do when the outcome is `unknown`. */
export const unknownAdvice =
  'It may have taken effect: look at the message log or wait for a delivery receipt before sending it again.';

/** The base of every error this package throws on purpose. Holds no key, no body, no URL with secrets. */
export abstract class EightByEightError extends Error {
  /** Which of the errors it is: what a program branches by. */
  abstract readonly kind: 'validation' | 'api' | 'rejected' | 'transport' | 'job' | 'too-soon';
  /** What became of the request. */
  abstract readonly outcome: Outcome;

  protected constructor(
    /** The operation, for instance `sms.send`. */
    readonly operation: string,
    message: string,
    /** What to do about it, a sentence. */
    readonly advice: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** More advice than for these would be a wall of text; `issues` has all. */
const maxAdviceSentences = 3;

/** The input is wrong. Nothing was sent. */
export class ValidationError extends EightByEightError {
  // Spelled out: bundlers shorten the names of classes.
  override readonly name = 'ValidationError';
  readonly kind = 'validation';
  readonly outcome = 'not-sent';

  constructor(
    operation: string,
    /** Everything that is wrong, each with its field and what to do. */
    readonly issues: readonly Issue[],
    what = `${operation} was not sent`,
  ) {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
    super(
      operation,
      `${what}: ${first ? `${first.path || 'the input'} ${first.message}` : 'the input is not valid'}${more}`,
      issues.slice(0, maxAdviceSentences).map(describeIssue).join(' '),
    );
  }
}

/** What {@link ApiError} knows of 8x8's answer. */
export interface ApiErrorDetails {
  /** The HTTP status. */
  readonly status: number;
  /** 8x8's own code, when the answer had one: 1002. */
  readonly code?: number;
  /** The reference to give to 8x8 support. */
  readonly errorId?: string;
  /** When 8x8 refused it, as 8x8 writes it. */
  readonly timestamp?: string;
  /** How long 8x8 asks to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** How often the request was made in all. */
  readonly attempts: number;
}

/** 8x8 answered with an HTTP status other than 2xx, or with something that is not an answer. */
export class ApiError extends EightByEightError {
  override readonly name = 'ApiError';
  readonly kind = 'api';
  /** The HTTP status. */
  readonly status: number;
  /** 8x8's own code, when the answer had one: 1002. `restCodes` says what it means. */
  readonly code: number | undefined;
  /** The reference to give to 8x8 support. */
  readonly errorId: string | undefined;
  /** When 8x8 refused it, as 8x8 writes it. */
  readonly timestamp: string | undefined;
  /** How long 8x8 asks to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** How often the request was made in all. */
  readonly attempts: number;

  constructor(
    operation: string,
    message: string,
    advice: string,
    /** `refused`, but `unknown` where 8x8 may have acted before it failed. */
    readonly outcome: Outcome,
    details: ApiErrorDetails,
  ) {
    super(operation, message, advice);
    this.status = details.status;
    this.code = details.code;
    this.errorId = details.errorId;
    this.timestamp = details.timestamp;
    this.retryAfterMs = details.retryAfterMs;
    this.attempts = details.attempts;
  }
}

/** 8x8 answered 200 and yet refused: `REJECTED`. */
export class RejectedError<T = unknown> extends EightByEightError {
  override readonly name = 'RejectedError';
  readonly kind = 'rejected';
  readonly outcome = 'refused';

  constructor(
    operation: string,
    /** 8x8's reason, in its words. */
    readonly reason: string,
    advice: string,
    /** 8x8's code, when the answer had one. */
    readonly code: number | undefined,
    /** The answer as it came, with the umid under which 8x8 recorded the rejection. */
    readonly result: T,
  ) {
    super(operation, `${operation} was rejected by 8x8: ${reason}`, advice);
  }
}

/** No whole answer came: no connection, a broken one, a timeout, or the caller's own abort. */
export class TransportError extends EightByEightError {
  override readonly name = 'TransportError';
  readonly kind = 'transport';

  constructor(
    operation: string,
    /** `not-json`: an answer came, and was not 8x8's. */
    readonly reason: HttpFailureReason | 'not-json',
    /** `not-sent` when it certainly had no effect; else `unknown`: look before you send it again. */
    readonly outcome: 'not-sent' | 'unknown',
    message: string,
    advice: string,
    /** How often the request was made in all. */
    readonly attempts: number,
    options?: ErrorOptions,
  ) {
    super(operation, message, advice, options);
  }
}

const jobAdvice = {
  failed: 'Look at what was handed in, then start it again; part of it may have been done.',
  timeout: 'It goes on at 8x8: ask again for its state, or wait longer.',
  aborted: 'It goes on at 8x8: ask again for its state when you want to know.',
} as const;

/** A job was started and has not ended well, or was not waited for to its end. */
export class JobError extends EightByEightError {
  override readonly name = 'JobError';
  readonly kind = 'job';
  /** Part of the work may have been done. */
  readonly outcome = 'unknown';

  constructor(
    operation: string,
    /** Why it is not waited for any longer. */
    readonly reason: keyof typeof jobAdvice,
    /** 8x8's ID of the job. */
    readonly jobId: string,
    /** In 8x8's word. */
    readonly state: string,
    /** What 8x8 last said of it. */
    readonly result: unknown,
  ) {
    const what = reason === 'failed' ? `ended as ${state}` : `was not waited for to its end (${reason})`;
    super(operation, `The job ${jobId} of ${operation} ${what}`, jobAdvice[reason]);
  }
}
