import { restCodes } from '../codes/rest-codes';
import type { CatalogueEntry } from '../catalogue/entries';
import type { Rejection } from '../catalogue/operation';
import { ApiError, RejectedError, TransportError, type Outcome } from './errors';
import type { HttpFailure, HttpResponse } from './http-port';
import { mayHaveTakenEffect, retryAfterMs } from './retry-policy';

/** JSON, or the reason why a body is not. */
export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly looksLike: string };

export function parseBody(body: string): Parsed {
  if (body.trim() === '') return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(body) as unknown };
  } catch {
    return { ok: false, looksLike: /^\s*</.test(body) ? 'HTML or XML' : 'text' };
  }
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** The value at a dotted path, or `undefined`. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => record(inner)[name], value);
}

/** Whether one result says that 8x8 refused, although the request as a whole was answered with success. */
export function isRejected(result: unknown, rejection: Rejection): boolean {
  const value = valueAt(result, rejection.at);
  return typeof value === 'string' && rejection.values.some((word) => word.toLowerCase() === value.toLowerCase());
}

/** The error for a refused result. */
export function rejectionOf(operation: string, result: unknown, rejection: Rejection): RejectedError {
  const reason = rejection.reason === undefined ? undefined : valueAt(result, rejection.reason);
  const code = rejection.code === undefined ? undefined : Number(valueAt(result, rejection.code));
  const known = code !== undefined && Number.isInteger(code) ? code : undefined;
  const meaning = known === undefined ? undefined : restCodes[known];
  return new RejectedError(
    operation,
    typeof reason === 'string' && reason ? reason : (meaning?.meaning ?? 'no reason given'),
    meaning?.advice ?? 'Nothing was sent: put right what 8x8 names, then send it again.',
    known,
    result,
  );
}

const statusAdvice: Readonly<Record<number, string>> = {
  400: 'Compare the input with the fields of the operation.',
  401: 'Copy the API key again from 8x8 Connect, and see that it is enabled and allowed from this IP address.',
  403: 'Ask 8x8 whether the account may use this.',
  404: 'See that the ID is right, and that account, subaccount and region belong to it.',
  408: 'Look whether it took effect before trying again.',
  409: 'Something of that name exists, or several match: look first.',
  413: 'Send less in one request.',
  426: 'Connect with TLS 1.3: update Node or the proxy.',
  429: 'Wait as long as 8x8 says, then go on more slowly.',
};

const unknownAdvice =
  'It may have taken effect: look at the message log or wait for a delivery receipt before sending it again.';

/** The error for an answer that is not 2xx. */
export function apiError(entry: CatalogueEntry, response: HttpResponse, attempts: number, now: number): ApiError {
  const { status } = response;
  const parsed = parseBody(response.body);
  const envelope = record(parsed.ok ? parsed.value : undefined);
  const code = typeof envelope['code'] === 'number' ? envelope['code'] : undefined;
  const text = typeof envelope['message'] === 'string' ? envelope['message'] : undefined;
  const meaning = code === undefined ? undefined : restCodes[code];
  const outcome: Outcome = mayHaveTakenEffect({ response }, entry.operation.safety) ? 'unknown' : 'refused';
  const wait = retryAfterMs(response.headers, now);
  const what = text ?? meaning?.meaning ?? (parsed.ok ? 'no reason given' : `${parsed.looksLike} instead of JSON`);
  const redirected = status >= 300 && status < 400;
  const advice = redirected
    ? 'Redirects are not followed: check the base URL and the region.'
    : outcome === 'unknown'
      ? unknownAdvice
      : (meaning?.advice ?? statusAdvice[status] ?? 'Try again later; give the errorId to 8x8 support if it stays.');
  return new ApiError(
    entry.id,
    `8x8 answered ${entry.id} with ${status}${code === undefined || code === status ? '' : ` (code ${code})`}: ${what}`,
    advice,
    outcome,
    {
      status,
      attempts,
      ...(code === undefined ? {} : { code }),
      ...(typeof envelope['errorId'] === 'string' ? { errorId: envelope['errorId'] } : {}),
      ...(typeof envelope['timestamp'] === 'string' ? { timestamp: envelope['timestamp'] } : {}),
      ...(wait === undefined ? {} : { retryAfterMs: wait }),
    },
  );
}

/** The error for an answer that says success in a language that is not JSON. */
export function notJsonError(entry: CatalogueEntry, looksLike: string, attempts: number): TransportError {
  const safe = entry.operation.safety === 'read';
  return new TransportError(
    entry.id,
    'not-json',
    safe ? 'not-sent' : 'unknown',
    `${entry.id} was answered with ${looksLike} instead of JSON`,
    `Check the base URL: a proxy or another server may have answered.${safe ? '' : ` ${unknownAdvice}`}`,
    attempts,
  );
}

/** The error for an attempt that brought no whole answer. */
export function transportError(
  entry: CatalogueEntry,
  failure: HttpFailure,
  maybeDone: boolean,
  attempts: number,
): TransportError {
  const outcome = maybeDone ? 'unknown' : 'not-sent';
  const advice =
    outcome === 'unknown'
      ? unknownAdvice
      : failure.reason === 'aborted'
        ? 'Nothing was sent.'
        : 'Nothing was sent: check the network, the region and the base URL, then try again.';
  return new TransportError(entry.id, failure.reason, outcome, `${entry.id}: ${failure.message}`, advice, attempts, {
    cause: failure,
  });
}
