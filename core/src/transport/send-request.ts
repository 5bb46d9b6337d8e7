import { isFile, type CatalogueEntry } from '../catalogue/entries';
import { interpretAttempt } from './response/interpret-response';
import type { ClientContext, ApiRequest } from './client-context';
import { HttpFailure } from '../errors/http-failure';
import type { HttpRequest, HttpResponse } from './http-port';
import { resolveLimits } from './call-limits';
import { sendAndFollowRedirects } from './follow-redirects';
import {
  backoffMs,
  mayHaveTakenEffect,
  canRetry,
  retryAfterMs,
  type AttemptOutcome,
} from './retry/retry-policy';
import type { CallOptions } from './client-options';
import type { ThrottleChannel } from './rate-limit/throttle';
import {
  callEndedError,
  waitForThrottle,
  waitForOperationLimit,
  wait,
  waitForSharedLimit,
  type CallState,
} from './rate-limit/wait-for-slot';
import { startAttemptEvent } from './attempt-events';

/** A successful response. */
export interface SendResult {
  readonly data: unknown;
  readonly response: HttpResponse;
  readonly attempts: number;
}

/**
 * Sends a request. Repeats it until it succeeds, or until another attempt would be unsafe, useless or too late.
 *
 * @param scope The subaccount, by which rate limits count, or `undefined`.
 */
export async function sendRequest(
  entry: CatalogueEntry,
  request: ApiRequest,
  scope: unknown,
  options: CallOptions,
  context: ClientContext,
): Promise<SendResult> {
  const { ports, clientOptions, retryQuota, headers, redact } = context;
  const now = ports.now();
  const limits = resolveLimits(options, clientOptions, now);
  const { product, contentType } = request;
  const throttle = context.throttle(product, scope);
  const { rateLimit, safety } = entry.operation;
  const call: CallState = {
    entry,
    context,
    limits,
    redact,
    attempts: 0,
    mayHaveTakenEffect: false,
    now,
    retryCost: undefined,
  };
  const expectsFile = isFile(entry.operation);
  const defaultHeaders = request.body === undefined ? headers.withoutBody : headers.withBody;
  const requestHeaders =
    contentType === undefined && !expectsFile
      ? defaultHeaders
      : {
          ...defaultHeaders,
          ...(contentType === undefined ? {} : { 'content-type': contentType }),
          ...(expectsFile ? { accept: '*/*' } : {}),
        };

  for (;;) {
    if (limits.signal?.aborted)
      throw callEndedError(call, 'aborted', 'the call was aborted before it was sent');
    // The shared limit comes first: the client's own limits apply to the moment at which the request leaves.
    if (clientOptions.sharedRateLimit)
      await waitForSharedLimit(call, clientOptions.sharedRateLimit, product, scope);
    if (rateLimit) await waitForOperationLimit(call, rateLimit, scope);
    const start = waitForThrottle(call, throttle);
    const startedAt = typeof start === 'number' ? start : await start;
    const remainingMs = limits.deadline - startedAt;
    if (remainingMs <= 0)
      throw callEndedError(call, 'timeout', 'its deadline passed before it could be sent');

    call.attempts++;
    const reportEnd = startAttemptEvent(clientOptions, entry, request.url, scope, call.attempts);
    let attempt: AttemptOutcome;
    try {
      const httpRequest = buildHttpRequest(
        request,
        requestHeaders,
        Math.min(limits.timeoutMs, remainingMs),
        limits.signal,
        context,
        expectsFile,
      );
      attempt = {
        response: await (expectsFile ? sendAndFollowRedirects(ports, httpRequest) : ports.http(httpRequest)),
      };
    } catch (error) {
      attempt = { failure: toHttpFailure(error, redact) };
    }
    call.now = ports.now();
    call.mayHaveTakenEffect ||= mayHaveTakenEffect(attempt, safety);
    const result = interpretAttempt(entry, attempt, call);
    if (attempt.response && attempt.response.status < 300) retryQuota.refund(call.retryCost);

    const delayMs = result.error && retryDelay(attempt, call);
    if (attempt.response?.status === 429 && !rateLimit) pauseSubAccount(attempt.response, call, throttle);
    reportEnd?.({ durationMs: call.now - startedAt, response: attempt.response, result, delayMs });
    if (!result.error) {
      return { data: result.data, response: result.response, attempts: call.attempts };
    }
    if (delayMs === undefined) throw result.error;
    await wait(call, delayMs, 'between two attempts');
  }
}

/** Assigns field by field: object spread here costs more than the rest of a call. */
function buildHttpRequest(
  { method, url, body }: ApiRequest,
  headers: HttpRequest['headers'],
  timeoutMs: number,
  signal: AbortSignal | undefined,
  { omitApiKey }: ClientContext,
  expectsFile: boolean,
): HttpRequest {
  const request: { -readonly [N in keyof HttpRequest]: HttpRequest[N] } = { method, url, headers, timeoutMs };
  if (body !== undefined) request.body = body;
  if (expectsFile) request.responseType = 'bytes';
  if (omitApiKey) request.omitApiKey = omitApiKey;
  if (signal) request.signal = signal;
  return request;
}

/**
 * Converts any error of an HTTP port. Another error than `HttpFailure` does not prove that nothing was sent. It may
 * contain the request with its API key, so only its message is kept.
 */
function toHttpFailure(error: unknown, redact: ClientContext['redact']): HttpFailure {
  if (error instanceof HttpFailure) return error;
  const { message } = Object(error) as { readonly message?: unknown };
  const detail = typeof message === 'string' ? `: ${redact(message)}` : '';
  return new HttpFailure('reset', true, `the request ended without a response${detail}`);
}

/** Milliseconds until the next attempt; `undefined` if there is none. */
function retryDelay(attempt: AttemptOutcome, call: CallState): number | undefined {
  const { limits, context, entry, now } = call;
  const retries = call.attempts - 1;
  if (retries >= limits.maxRetries || !canRetry(attempt, entry.operation.safety)) return undefined;
  const requestedMs = attempt.response && retryAfterMs(attempt.response.headers, now);
  if (requestedMs !== undefined && requestedMs > limits.maxRetryAfterMs) return undefined;
  const delay = (requestedMs ?? 0) + backoffMs(retries, context.ports.random());
  if (now + delay >= limits.deadline) return undefined;
  // With Retry-After, 8x8 itself controls the load: the retry quota is not needed.
  if (requestedMs !== undefined) return delay;
  call.retryCost = context.retryQuota.take(attempt.failure?.reason === 'timeout');
  return call.retryCost === undefined ? undefined : delay;
}

/** 429 concerns all requests of the subaccount, unless the operation has its own limit. */
function pauseSubAccount(
  { headers }: HttpResponse,
  { limits, now }: CallState,
  throttle: ThrottleChannel,
): void {
  const requestedMs = retryAfterMs(headers, now);
  if (requestedMs !== undefined && requestedMs <= limits.maxRetryAfterMs)
    throttle.pauseUntil(now + requestedMs);
}
