import { describeIssue, type Issue } from '../validation/issue';
import type { HttpFailureReason } from './http-failure';

/**
 * The effect of a failed request.
 *
 * - `not-sent`: no effect. The request was not sent, or it only reads.
 * - `refused`: no effect. 8x8 rejected the request.
 * - `unknown`: the request may have taken effect. Check before you send it again.
 */
export type Outcome = 'not-sent' | 'refused' | 'unknown';

/** Advice for the outcome `unknown`. */
export const unknownAdvice =
  'It may have taken effect: check the message log, or wait for a delivery receipt before sending it again.';

/** Base class of the errors of this package. It never contains the API key, a request body or a secret URL. */
export abstract class EightByEightError extends Error {
  /** Type of the error, for use in a `switch`. */
  abstract readonly kind: 'validation' | 'api' | 'rejected' | 'transport' | 'job' | 'too-soon';
  /** The effect of the request. */
  abstract readonly outcome: Outcome;

  protected constructor(
    /** ID of the operation, for instance `sms.send`. */
    readonly operation: string,
    message: string,
    /** What to do, as one sentence. */
    readonly advice: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** `advice` covers this number of issues. `issues` contains all. */
const maxAdviceSentences = 3;

/** The input is not valid. The request was not sent. */
export class ValidationError extends EightByEightError {
  // A literal, because bundlers shorten class names.
  override readonly name = 'ValidationError';
  readonly kind = 'validation';
  readonly outcome = 'not-sent';

  constructor(
    operation: string,
    /** All problems, each with its field and advice. */
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

/** Details of 8x8's response, for {@link ApiError}. */
export interface ApiErrorDetails {
  /** The HTTP status. */
  readonly status: number;
  /** 8x8's error code, for instance 1002. Absent if the response has none. */
  readonly code?: number;
  /** Reference of the error for 8x8 support. */
  readonly errorId?: string;
  /** Time of the error, in the format of 8x8. */
  readonly timestamp?: string;
  /** Time to wait before the next attempt, in milliseconds, from the `Retry-After` header. */
  readonly retryAfterMs?: number;
  /** Number of attempts. */
  readonly attempts: number;
}

/** 8x8 responded with an HTTP status other than 2xx, or with an unexpected response. */
export class ApiError extends EightByEightError {
  override readonly name = 'ApiError';
  readonly kind = 'api';
  /** The HTTP status. */
  readonly status: number;
  /** 8x8's error code, for instance 1002; `restCodes` explains it. Absent if the response has none. */
  readonly code: number | undefined;
  /** Reference of the error for 8x8 support. */
  readonly errorId: string | undefined;
  /** Time of the error, in the format of 8x8. */
  readonly timestamp: string | undefined;
  /** Time to wait before the next attempt, in milliseconds, from the `Retry-After` header. */
  readonly retryAfterMs: number | undefined;
  /** Number of attempts. */
  readonly attempts: number;

  constructor(
    operation: string,
    message: string,
    advice: string,
    /** `refused`, or `unknown` if 8x8 may have processed the request before it failed. */
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

/** 8x8 responded with HTTP 200, but rejected the request: the status is `REJECTED`. */
export class RejectedError<T = unknown> extends EightByEightError {
  override readonly name = 'RejectedError';
  readonly kind = 'rejected';
  readonly outcome = 'refused';

  constructor(
    operation: string,
    /** Reason from 8x8's response. */
    readonly reason: string,
    advice: string,
    /** 8x8's error code. Absent if the response has none. */
    readonly code: number | undefined,
    /** The complete response, with the `umid` of the rejected message. */
    readonly result: T,
  ) {
    super(operation, `${operation} was rejected by 8x8: ${reason}`, advice);
  }
}

/** No complete response: no connection, a broken connection, a timeout or an abort by the caller. */
export class TransportError extends EightByEightError {
  override readonly name = 'TransportError';
  readonly kind = 'transport';

  constructor(
    operation: string,
    /** Cause of the failure. `not-json`: the response is not the result of the operation, for instance from a proxy. */
    readonly reason: HttpFailureReason | 'not-json',
    /** `not-sent` if the request certainly had no effect, else `unknown`. */
    readonly outcome: 'not-sent' | 'unknown',
    message: string,
    advice: string,
    /** Number of attempts. */
    readonly attempts: number,
    options?: ErrorOptions,
  ) {
    super(operation, message, advice, options);
  }
}

const jobAdvice = {
  failed: 'Check the input and what the job has done already, then start it again.',
  timeout: 'The job continues at 8x8. Request its state again, or wait longer.',
  aborted: 'The job continues at 8x8. Request its state later.',
} as const;

/** A job at 8x8 failed, or the wait for it ended by a timeout or an abort. */
export class JobError extends EightByEightError {
  override readonly name = 'JobError';
  readonly kind = 'job';
  /** Part of the job may be done. */
  readonly outcome = 'unknown';

  constructor(
    operation: string,
    /** Why the wait ended. */
    readonly reason: keyof typeof jobAdvice,
    /** ID of the job at 8x8. */
    readonly jobId: string,
    /** State of the job, as 8x8 returned it. */
    readonly state: string,
    /** The last response about the job. */
    readonly result: unknown,
  ) {
    const what = reason === 'failed' ? `ended as ${state}` : `is not complete: the wait ended (${reason})`;
    super(operation, `The job ${jobId} of ${operation} ${what}`, jobAdvice[reason]);
  }
}
