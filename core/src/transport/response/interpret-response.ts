import { isJsonObject } from '../../validation/objects';
import { isFile, type CatalogueEntry } from '../../catalogue/entries';
import type { OutputFlag, Rejection } from '../../catalogue/operation';
import { createApiError } from './api-error';
import { parseBody, getPath } from './parse-body';
import { insteadOfResult, missingResult } from './missing-result';
import type { AttemptContext } from '../attempt-context';
import { responseCodeMeaning } from '../../errors/code-meaning';
import { RejectedError, TransportError, unknownAdvice, type EightByEightError } from '../../errors/errors';
import { readFileResponse } from './read-file-response';
import type { HttpFailure } from '../../errors/http-failure';
import type { HttpResponse } from '../http-port';
import type { AttemptOutcome } from '../retry/retry-policy';

/** The result of an attempt: its data, or the error that ends the call if there is no further attempt. */
export type AttemptResult =
  | { readonly data: unknown; readonly response: HttpResponse; readonly error?: never }
  | { readonly error: EightByEightError };

/**
 * Converts the response or the failure of an attempt to the result of the operation or to an error. A response with a
 * success status is an error too if its body is a rejection, or is not the result of the operation.
 */
export function interpretAttempt(
  entry: CatalogueEntry,
  attempt: AttemptOutcome,
  context: AttemptContext,
): AttemptResult {
  if (attempt.failure) return { error: createTransportError(entry, attempt.failure, context) };
  const { status } = attempt.response;
  return status >= 200 && status < 300
    ? interpretSuccess(entry, attempt.response, context)
    : { error: createApiError(entry, attempt.response, context) };
}

function interpretSuccess(
  entry: CatalogueEntry,
  response: HttpResponse,
  context: AttemptContext,
): AttemptResult {
  const { operation } = entry;
  if (isFile(operation)) return { data: readFileResponse(response), response };
  const parsed = parseBody(response.body);
  if (!parsed.ok) {
    // An operation without output may answer with plain text such as "OK". HTML comes from another server.
    if (!operation.output && parsed.looksLike === 'text') return { data: undefined, response };
    return { error: unexpectedResponseError(entry, insteadOfResult(operation, parsed.looksLike), context) };
  }
  const withId = operation.idFromLocation
    ? addIdFromLocation(parsed.value, operation.idFromLocation, response)
    : parsed.value;
  const data = operation.outputFlag ? addFlag(withId, operation.outputFlag) : withId;
  const { rejection } = operation;
  if (rejection && isRejected(data, rejection))
    return { error: createRejectedError(entry, data, rejection, context.redact) };
  const missing = response.status === 204 ? undefined : missingResult(operation, withId);
  return missing === undefined
    ? { data, response }
    : { error: unexpectedResponseError(entry, missing, context) };
}

/** Adds the ID from the Location header if the body has none. */
function addIdFromLocation(body: unknown, field: string, { headers }: HttpResponse): unknown {
  const id = /([^/?#]+)\/?(?:[?#].*)?$/.exec(headers['location'] ?? '')?.[1];
  if (id === undefined || (body !== undefined && !isJsonObject(body))) return body;
  return { [field]: id, ...Object(body) };
}

function addFlag(body: unknown, { field, from, is }: OutputFlag): unknown {
  if (!isJsonObject(body)) return body;
  const value = body[from];
  return { [field]: typeof value === 'string' && equalsIgnoringCase(value, is), ...body };
}

/** Whether a result is a rejection, although the response has a success status. */
export function isRejected(result: unknown, rejection: Rejection): boolean {
  const value = getPath(result, rejection.at);
  if (typeof value !== 'string') return false;
  // A loop allocates nothing. This runs for each message of a batch.
  for (const rejectedValue of rejection.values) if (equalsIgnoringCase(rejectedValue, value)) return true;
  return false;
}

/** Compares the lengths first, which avoids lower-casing most values. */
const equalsIgnoringCase = (one: string, other: string): boolean =>
  one.length === other.length && one.toLowerCase() === other.toLowerCase();

/** The error for a rejected result. */
export function createRejectedError(
  { id, apiName }: CatalogueEntry,
  result: unknown,
  rejection: Rejection,
  redact = (text: string): string => text,
): RejectedError {
  const reason = rejection.reason === undefined ? undefined : getPath(result, rejection.reason);
  const code = rejection.code === undefined ? undefined : getPath(result, rejection.code);
  const numericCode = typeof code === 'number' ? code : undefined;
  const meaning =
    numericCode === undefined
      ? undefined
      : (rejection.meanings?.[numericCode] ?? responseCodeMeaning(apiName, numericCode));
  return new RejectedError(
    id,
    typeof reason === 'string' && reason ? redact(reason) : (meaning?.meaning ?? 'no reason given'),
    meaning?.advice ?? 'It was not sent. Correct what 8x8 rejected, then send it again.',
    numericCode,
    result,
  );
}

/** The error for a 2xx response without the result of the operation. `problem` follows "The response to sms.send". */
function unexpectedResponseError(
  entry: CatalogueEntry,
  problem: string,
  { attempts }: AttemptContext,
): TransportError {
  const readOnly = entry.operation.safety === 'read';
  return new TransportError(
    entry.id,
    'not-json',
    readOnly ? 'not-sent' : 'unknown',
    `The response to ${entry.id} ${problem}`,
    `Check the base URL: a proxy or another server may have answered.${readOnly ? '' : ` ${unknownAdvice}`}`,
    attempts,
  );
}

/** The error for an attempt without a complete response. */
export function createTransportError(
  entry: CatalogueEntry,
  failure: HttpFailure,
  { mayHaveTakenEffect, attempts }: Pick<AttemptContext, 'mayHaveTakenEffect' | 'attempts'>,
): TransportError {
  return new TransportError(
    entry.id,
    failure.reason,
    mayHaveTakenEffect ? 'unknown' : 'not-sent',
    `${entry.id}: ${failure.message}`,
    mayHaveTakenEffect ? unknownAdvice : adviceIfNoEffect(entry, failure),
    attempts,
    { cause: failure },
  );
}

function adviceIfNoEffect({ operation }: CatalogueEntry, { reason, sent }: HttpFailure): string {
  const noEffect = operation.safety === 'read' ? 'Nothing was changed.' : 'It had no effect.';
  if (reason === 'aborted' || reason === 'blocked') return noEffect;
  if (reason === 'certificate') {
    return (
      `${noEffect} Check the base URL. If the server or a proxy has a certificate of your own CA, give it as tls.ca ` +
      `or in NODE_EXTRA_CA_CERTS; if it asks for a client certificate, set tls.cert and tls.key.`
    );
  }
  if (reason === 'too-large') return `${noEffect} Request less data at a time.`;
  return sent
    ? `${noEffect} Try again. If the error remains, set a longer timeout.`
    : `${noEffect} Check the network, the region and the base URL, then try again.`;
}
