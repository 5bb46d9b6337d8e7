import type { CatalogueEntry } from '../../catalogue/entries';
import { parseBody, asRecord } from './parse-body';
import type { AttemptContext } from '../attempt-context';
import { parseErrorBody } from './parse-error-body';
import { ApiError, unknownAdvice, type Outcome } from '../../errors/errors';
import type { HttpResponse } from '../http-port';
import { retryAfterMs } from '../retry/retry-policy';

const statusAdvice: Readonly<Record<number, string>> = {
  400: 'Compare the input with the fields of the operation.',
  401: 'Copy the API key again from 8x8 Connect. Check that it is enabled and that this IP address may use it.',
  403: 'Ask 8x8 support to enable this operation for the account.',
  404: 'Check the ID, the account, the subaccount and the region.',
  408: 'Check whether it took effect before you try again.',
  409: 'Check whether the object exists already, or whether several objects match.',
  413: 'Send less data in one request.',
  426: 'Connect with TLS 1.3: update Node.js or the proxy.',
  429: 'Wait for the time in Retry-After, then send more slowly.',
};

/**
 * Creates the error for a response whose status is not 2xx: with 8x8's code, reason and error ID, the outcome of the call,
 * and advice on what to do.
 */
export function createApiError(
  { id, apiName }: CatalogueEntry,
  response: HttpResponse,
  { attempts, mayHaveTakenEffect, now, redact }: AttemptContext,
): ApiError {
  const { status, headers } = response;
  const parsed = parseBody(response.body);
  const { code, meaning, text, errorId, timestamp } = parseErrorBody(
    apiName,
    asRecord(parsed.ok ? parsed.value : undefined),
  );
  const reason =
    text ?? meaning?.meaning ?? (parsed.ok ? 'no reason given' : `${parsed.looksLike} instead of JSON`);
  const outcome: Outcome = mayHaveTakenEffect ? 'unknown' : 'refused';
  const advice =
    status >= 300 && status < 400
      ? 'Redirects are not followed. Check the base URL and the region.'
      : mayHaveTakenEffect
        ? unknownAdvice
        : (meaning?.advice ??
          statusAdvice[status] ??
          'Try again later. If the error remains, give the errorId to 8x8 support.');
  const retryDelayMs = retryAfterMs(headers, now);
  return new ApiError(
    id,
    `8x8 answered ${id} with ${status}${code === undefined || code === status ? '' : ` (code ${code})`}: ${redact(reason)}`,
    advice,
    outcome,
    {
      status,
      attempts,
      ...(code === undefined ? {} : { code }),
      ...(errorId === undefined ? {} : { errorId }),
      ...(timestamp === undefined ? {} : { timestamp }),
      ...(retryDelayMs === undefined ? {} : { retryAfterMs: retryDelayMs }),
    },
  );
}
