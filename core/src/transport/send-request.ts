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

/** A timer can fire a millisecond early. A request with so little time left would end as `unknown`. */
const minAttemptMs = 2;

/**
 * Sends a request. Repeats it until it succeeds, or until another attempt would be unsafe, useless or too late.
 *
 * @param subAccount The subaccount that the rate limits apply to. `undefined` if the operation has none.
 */
export async function sendRequest(
  entry: CatalogueEntry,
  request: ApiRequest,
  subAccount: unknown,
  options: CallOptions,
  context: ClientContext,
): Promise<SendResult> {
  const { ports, clientOptions, retryQuota, headers, redact } = context;
  const now = ports.now();
  const limits = resolveLimits(options, clientOptions, now);
  const { product, contentType } = request;
  const throttle = context.throttle(product, subAccount);
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
      throw callEndedError(call, 'aborted', 'the call was aborted before the request was sent');
    // The shared limit comes first: the client's own limits apply to the moment at which the request leaves.
    if (clientOptions.sharedRateLimit)
      await waitForSharedLimit(call, clientOptions.sharedRateLimit, product, subAccount);
    if (rateLimit) await waitForOperationLimit(call, rateLimit, subAccount);
    const slot = waitForThrottle(call, throttle);
    // Skips the await if the request may leave now: an await costs a microtask for each request.
    const startedAt = typeof slot === 'number' ? slot : await slot;
    const remainingMs = limits.deadline - startedAt;
    if (remainingMs < minAttemptMs)
      throw callEndedError(call, 'timeout', 'the deadline passed before the request could be sent');

    call.attempts++;
    const reportEnd = startAttemptEvent(clientOptions, entry, request.url, subAccount, call.attempts);
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
    await wait(call, delayMs, 'before a retry');
  }
}

/** Assigns field by field, because this runs for each attempt and object spread is slower. */
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
 * Converts an error of the HTTP port. For any error other than `HttpFailure`, the request may have been sent. Such an error
 * can contain the request and its API key, so only its message is kept.
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
  // Retry-After already limits the load on 8x8, so this retry costs no quota.
  if (requestedMs !== undefined) return delay;
  call.retryCost = context.retryQuota.take(attempt.failure?.reason === 'timeout');
  return call.retryCost === undefined ? undefined : delay;
}

/** Pauses all requests of the subaccount. Not called for operations with their own rate limit. */
function pauseSubAccount(
  { headers }: HttpResponse,
  { limits, now }: CallState,
  throttle: ThrottleChannel,
): void {
  const requestedMs = retryAfterMs(headers, now);
  if (requestedMs !== undefined && requestedMs <= limits.maxRetryAfterMs)
    throttle.pauseUntil(now + requestedMs);
}
