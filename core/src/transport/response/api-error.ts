import type { CatalogueEntry } from '../../catalogue/entries';
import { parseBody, asRecord } from './parse-body';
import type { AttemptContext } from '../attempt-context';
import { parseErrorBody } from './parse-error-body';
import { ApiError, unknownAdvice, type Outcome } from '../../errors/errors';
import type { HttpResponse } from '../http-port';
import { retryAfterMs } from '../retry/retry-policy';

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

/** The error for an answer that is not 2xx. */
export function createApiError(
  { id }: CatalogueEntry,
  response: HttpResponse,
  { attempts, mayHaveTakenEffect, now, redact }: AttemptContext,
): ApiError {
  const { status, headers } = response;
  const parsed = parseBody(response.body);
  const { code, meaning, text, errorId, timestamp } = parseErrorBody(
    asRecord(parsed.ok ? parsed.value : undefined),
  );
  const what =
    text ?? meaning?.meaning ?? (parsed.ok ? 'no reason given' : `${parsed.looksLike} instead of JSON`);
  const outcome: Outcome = mayHaveTakenEffect ? 'unknown' : 'refused';
  const advice =
    status >= 300 && status < 400
      ? 'Redirects are not followed: check the base URL and the region.'
      : mayHaveTakenEffect
        ? unknownAdvice
        : (meaning?.advice ??
          statusAdvice[status] ??
          'Try again later; give the errorId to 8x8 support if it stays.');
  const wait = retryAfterMs(headers, now);
  return new ApiError(
    id,
    `8x8 answered ${id} with ${status}${code === undefined || code === status ? '' : ` (code ${code})`}: ${redact(what)}`,
    advice,
    outcome,
    {
      status,
      attempts,
      ...(code === undefined ? {} : { code }),
      ...(errorId === undefined ? {} : { errorId }),
      ...(timestamp === undefined ? {} : { timestamp }),
      ...(wait === undefined ? {} : { retryAfterMs: wait }),
    },
  );
}
