import { isFile, type CatalogueEntry } from '../catalogue/entries';
import { judge } from './response/interpret-response';
import type { Context, PlannedRequest } from './client-context';
import { HttpFailure } from '../errors/http-failure';
import type { HttpRequest, HttpResponse } from './http-port';
import { limitsOf } from './call-limits';
import { fetchFile } from './follow-redirects';
import { backoffMs, mayHaveTakenEffect, mayRepeat, retryAfterMs, type Attempt } from './retry/retry-policy';
import type { CallOptions } from './client-options';
import type { Passage } from './rate-limit/throttle';
import { ended, leave, takeTurn, wait, waitForAdmission, type Progress } from './rate-limit/wait-for-slot';
import { watchAttempt } from './attempt-events';

/** A success, and how it came about. */
export interface Delivery {
  readonly data: unknown;
  readonly response: HttpResponse;
  readonly attempts: number;
}

/**
 * Sends a request until it succeeds, or until sending it again would be unsafe, futile or too late.
 *
 * @param scope What a rate limit counts by, beside the operation: the subaccount, where it has one.
 */
export async function send(
  entry: CatalogueEntry,
  request: PlannedRequest,
  scope: unknown,
  options: CallOptions,
  context: Context,
): Promise<Delivery> {
  const { ports, settings, quota, headers, withoutKey } = context;
  const now = ports.now();
  const limits = limitsOf(options, settings, now);
  const { product, contentType } = request;
  const passage = context.traffic(product, scope);
  const { rateLimit, safety } = entry.operation;
  const call: Progress = {
    entry,
    context,
    limits,
    withoutKey,
    attempts: 0,
    maybeDone: false,
    now,
    taken: undefined,
  };
  const file = isFile(entry.operation);
  const usual = request.body === undefined ? headers.withoutBody : headers.withBody;
  const sent =
    contentType === undefined && !file
      ? usual
      : {
          ...usual,
          ...(contentType === undefined ? {} : { 'content-type': contentType }),
          ...(file ? { accept: '*/*' } : {}),
        };

  for (;;) {
    if (limits.signal?.aborted) throw ended(call, 'aborted', 'the call was aborted before it was sent');
    // First: the client's own limits are of the moment at which the request leaves.
    if (settings.admission) await waitForAdmission(call, settings.admission, product, scope);
    if (rateLimit) await takeTurn(call, rateLimit, scope);
    const leaving = leave(call, passage);
    const startedAt = typeof leaving === 'number' ? leaving : await leaving;
    const left = limits.deadline - startedAt;
    if (left <= 0) throw ended(call, 'timeout', 'its time was over before it could be sent');

    call.attempts++;
    const tellEnd = watchAttempt(settings, entry, request.url, scope, call.attempts);
    let attempt: Attempt;
    try {
      const wire = requestOf(request, sent, Math.min(limits.timeoutMs, left), limits.signal, context, file);
      attempt = { response: await (file ? fetchFile(ports, wire) : ports.http(wire)) };
    } catch (thrown) {
      attempt = { failure: failureOf(thrown, withoutKey) };
    }
    call.now = ports.now();
    call.maybeDone ||= mayHaveTakenEffect(attempt, safety);
    const judgement = judge(entry, attempt, call);
    if (attempt.response && attempt.response.status < 300) quota.give(call.taken);

    const delayMs = judgement.error && pauseAfter(attempt, call);
    if (attempt.response?.status === 429 && !rateLimit) heed(attempt.response, call, passage);
    tellEnd?.({ durationMs: call.now - startedAt, response: attempt.response, judgement, delayMs });
    if (!judgement.error) {
      return { data: judgement.data, response: judgement.response, attempts: call.attempts };
    }
    if (delayMs === undefined) throw judgement.error;
    await wait(call, delayMs, 'between two attempts');
  }
}

/** Put together field by field: objects spread into each other would take a call longer than all the rest of it. */
function requestOf(
  { method, url, body }: PlannedRequest,
  headers: HttpRequest['headers'],
  timeoutMs: number,
  signal: AbortSignal | undefined,
  { anonymous }: Context,
  file: boolean,
): HttpRequest {
  const wire: { -readonly [N in keyof HttpRequest]: HttpRequest[N] } = { method, url, headers, timeoutMs };
  if (body !== undefined) wire.body = body;
  if (file) wire.answer = 'bytes';
  if (anonymous) wire.anonymous = anonymous;
  if (signal) wire.signal = signal;
  return wire;
}

/**
 * A port that throws something of its own has not said that nothing was sent. What it threw may hold the request, and
 * so the key: no more is kept of it than its words.
 */
function failureOf(thrown: unknown, withoutKey: Context['withoutKey']): HttpFailure {
  if (thrown instanceof HttpFailure) return thrown;
  const { message } = Object(thrown) as { readonly message?: unknown };
  const words = typeof message === 'string' ? `: ${withoutKey(message)}` : '';
  return new HttpFailure('reset', true, `the request ended without an answer${words}`);
}

/** How long to wait before the next attempt; `undefined` when there should be none. */
function pauseAfter(attempt: Attempt, call: Progress): number | undefined {
  const { limits, context, entry, now } = call;
  const retry = call.attempts - 1;
  if (retry >= limits.maxRetries || !mayRepeat(attempt, entry.operation.safety)) return undefined;
  const asked = attempt.response && retryAfterMs(attempt.response.headers, now);
  if (asked !== undefined && asked > limits.maxRetryAfterMs) return undefined;
  const delay = (asked ?? 0) + backoffMs(retry, context.ports.random());
  if (now + delay >= limits.deadline) return undefined;
  // When 8x8 says how long to wait it is in command of the load; then the quota need not be.
  if (asked !== undefined) return delay;
  call.taken = context.quota.take(attempt.failure?.reason === 'timeout');
  return call.taken === undefined ? undefined : delay;
}

/** 429 says that all requests of the subaccount are too many, unless the operation has a limit of its own. */
function heed({ headers }: HttpResponse, { limits, now }: Progress, passage: Passage): void {
  const asked = retryAfterMs(headers, now);
  if (asked !== undefined && asked <= limits.maxRetryAfterMs) passage.close(now + asked);
}
