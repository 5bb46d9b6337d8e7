import type { CatalogueEntry } from '../catalogue/entries';
import { asRecord } from './response/parse-body';
import { ApiError, RejectedError, TransportError, type Outcome } from '../errors/errors';
import type { AttemptResult } from './response/interpret-response';
import type { HttpResponse } from './http-port';

/** The start of one attempt. Contains no API key, no full URL and no body. */
export interface AttemptStart {
  /** The operation, for example `sms.send`. */
  readonly operation: string;
  /** The number of the attempt. 1 is the first attempt. */
  readonly attempt: number;
  /** The HTTP method. */
  readonly method: string;
  /** The host, with the port if the URL contains one, for example `sms.8x8.com`. */
  readonly host: string;
  /** The path template of the operation: `/api/v1/subaccounts/{subAccountId}/messages`. */
  readonly route: string;
  /** The subaccount, if the operation has one. */
  readonly subAccountId?: string;
}

/** A completed attempt, as passed to `onAttempt`. Contains no API key, no full URL and no body. */
export interface AttemptEvent extends AttemptStart {
  /** The duration of the attempt in milliseconds. */
  readonly durationMs: number;
  /** HTTP status. Absent if no complete response arrived. */
  readonly status?: number;
  /** Why there is no usable response. Absent if there is one. */
  readonly reason?: TransportError['reason'];
  /** 8x8's error code, if the response contains one. */
  readonly code?: number;
  /** The error ID that 8x8 support asks for, if the response contains one. */
  readonly errorId?: string;
  /** The ID of the accepted or rejected message, if the response contains one. */
  readonly umid?: string;
  /** `done` after a success. After a failure, the outcome of the call if there is no further attempt. */
  readonly outcome: 'done' | Outcome;
  /** The delay before the next attempt, in milliseconds. Absent if there is no further attempt. */
  readonly delayMs?: number;
}

/** Called when an attempt starts. The function that it returns is called when that attempt ends. */
export type AttemptStartListener = (start: AttemptStart) => ((end: AttemptEvent) => void) | undefined;

/** The client options that receive attempt events. */
interface AttemptListeners {
  readonly onAttempt?: ((event: AttemptEvent) => void) | undefined;
  readonly onAttemptStart?: AttemptStartListener | undefined;
}

/** Builds the event for the start of an attempt. */
function buildAttemptStart(
  { id, operation: { method, path } }: CatalogueEntry,
  url: string,
  subAccount: unknown,
  attempt: number,
): AttemptStart {
  return {
    operation: id,
    attempt,
    method,
    host: hostOf(url),
    route: path,
    ...(typeof subAccount === 'string' ? { subAccountId: subAccount } : {}),
  };
}

const hostOf = (url: string): string => /^\w+:\/\/(?:[^/?#]*@)?([^/?#]*)/.exec(url)?.[1] ?? '';

/** The result of an attempt, before it is reduced to an event. */
export interface AttemptEnd {
  readonly durationMs: number;
  readonly response: HttpResponse | undefined;
  readonly result: AttemptResult;
  readonly delayMs: number | undefined;
}

/** Builds the event for a completed attempt. Omits secrets and message contents. */
function buildAttemptEvent(
  start: AttemptStart,
  { durationMs, response, result, delayMs }: AttemptEnd,
): AttemptEvent {
  const { error } = result;
  const code = error instanceof ApiError || error instanceof RejectedError ? error.code : undefined;
  const errorId = error instanceof ApiError ? error.errorId : undefined;
  const { umid } = asRecord(
    error instanceof RejectedError ? error.result : result.error ? undefined : result.data,
  );
  return {
    ...start,
    durationMs,
    ...(response ? { status: response.status } : {}),
    ...(error instanceof TransportError ? { reason: error.reason } : {}),
    ...(code === undefined ? {} : { code }),
    ...(errorId === undefined ? {} : { errorId }),
    ...(typeof umid === 'string' ? { umid } : {}),
    outcome: error?.outcome ?? 'done',
    ...(delayMs === undefined ? {} : { delayMs }),
  };
}

/**
 * Notifies the listeners that an attempt starts. Returns a function that notifies them when it ends, or `undefined` if
 * there are no listeners.
 */
export function startAttemptEvent(
  { onAttempt, onAttemptStart }: AttemptListeners,
  entry: CatalogueEntry,
  url: string,
  subAccount: unknown,
  attempt: number,
): ((end: AttemptEnd) => void) | undefined {
  if (!onAttempt && !onAttemptStart) return undefined;
  const start = buildAttemptStart(entry, url, subAccount, attempt);
  let onAttemptEnd: ((event: AttemptEvent) => void) | undefined;
  notify((event) => (onAttemptEnd = onAttemptStart?.(event)), start);
  return (end) => {
    const event = buildAttemptEvent(start, end);
    notify(onAttemptEnd, event);
    notify(onAttempt, event);
  };
}

/** Calls a listener and ignores its errors, so that a faulty listener cannot make a successful call fail. */
export function notify<T>(listener: ((event: T) => void) | undefined, event: T): void {
  try {
    listener?.(event);
  } catch {
    return;
  }
}
