import type { CatalogueEntry } from '../catalogue/entries';
import { asRecord } from './response/parse-body';
import { ApiError, RejectedError, TransportError, type Outcome } from '../errors/errors';
import type { AttemptResult } from './response/interpret-response';
import type { HttpResponse } from './http-port';

/** One attempt of a call as it begins. Holds no key, no address but the host, and nothing of any body. */
export interface AttemptStart {
  /** The operation, for instance `sms.send`. */
  readonly operation: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** The HTTP method. */
  readonly method: string;
  /** Where it goes, with the port where one is given: `sms.8x8.com`. */
  readonly host: string;
  /** The path as the operation has it, with names in place of values: `/api/v1/subaccounts/{subAccountId}/messages`. */
  readonly route: string;
  /** The subaccount it is for, where there is one. */
  readonly subAccountId?: string;
}

/** One attempt of a call, as `onAttempt` is told of it. Holds no key, no address but the host, and nothing of any body. */
export interface AttemptEvent extends AttemptStart {
  /** How long the attempt took, in milliseconds. */
  readonly durationMs: number;
  /** HTTP status; absent when no whole answer came. */
  readonly status?: number;
  /** Why there was no answer that could be used. */
  readonly reason?: TransportError['reason'];
  /** 8x8's own code, when the answer had one. */
  readonly code?: number;
  /** The reference to give to 8x8 support, when the answer had one. */
  readonly errorId?: string;
  /** Of the message that was accepted or rejected, when the answer had one. */
  readonly umid?: string;
  /** `done`, or the outcome that the call ends with if this is its last attempt. */
  readonly outcome: 'done' | Outcome;
  /** How long until the next attempt, in milliseconds; absent when there is none. */
  readonly delayMs?: number;
}

/** Told when an attempt begins; what it returns is told how that one ended. */
export type AttemptStartListener = (start: AttemptStart) => ((end: AttemptEvent) => void) | undefined;

/** The listeners of a client. */
interface AttemptListeners {
  readonly onAttempt?: ((event: AttemptEvent) => void) | undefined;
  readonly onAttemptStart?: AttemptStartListener | undefined;
}

/** Tells of an attempt that begins. */
export function buildAttemptStart(
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

/** How an attempt ended. */
export interface AttemptEnd {
  readonly durationMs: number;
  readonly response: HttpResponse | undefined;
  readonly result: AttemptResult;
  readonly delayMs: number | undefined;
}

/** Tells of an attempt that has ended, without what nobody may see. */
export function buildAttemptEvent(
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
 * Tells those who watch that an attempt begins; answers what tells them how it ended. Nobody watches as a rule, and
 * then nothing is made.
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
  let ended: ((event: AttemptEvent) => void) | undefined;
  notify((news) => (ended = onAttemptStart?.(news)), start);
  return (end) => {
    const event = buildAttemptEvent(start, end);
    notify(ended, event);
    notify(onAttempt, event);
  };
}

/** Tells a listener. What it throws is dropped: a message that was sent must not look as if it was not. */
export function notify<T>(listener: ((news: T) => void) | undefined, news: T): void {
  try {
    listener?.(news);
  } catch {
    return;
  }
}
