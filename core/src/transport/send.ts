import { isFile, type CatalogueEntry } from '../catalogue/entries';
import type { RateLimit } from '../catalogue/operation';
import { waitAdvised, type Admission } from './admission';
import { judge, transportError } from './answer';
import { HttpFailure, type HttpRequest, type HttpResponse, type Ports } from './http-port';
import { limitsOf, longestTimer, type Limits } from './limits';
import type { Tokens } from './tokens';
import type { PlannedRequest } from './planned-request';
import { fetchFile } from './redirect';
import type { RateLimiter } from './rate-limiter';
import { backoffMs, mayHaveTakenEffect, mayRepeat, retryAfterMs, type Attempt } from './retry-policy';
import type { RetryQuota } from './retry-quota';
import type { CallOptions, ClientOptions } from './settings';
import type { Passage, Traffic } from './traffic';
import { watchAttempt } from './watch';

/** What all calls of a client share. */
export interface Context {
  readonly settings: ClientOptions;
  readonly ports: Ports;
  readonly quota: RetryQuota;
  readonly limiter: RateLimiter;
  readonly traffic: Traffic;
  readonly headers: Readonly<Record<'withBody' | 'withoutBody', Readonly<Record<string, string>>>>;
  /** Takes the API key out of a text that came from outside. */
  readonly withoutKey: (text: string) => string;
  readonly tokens: Tokens;
  /** True where the key must not go along. */
  readonly anonymous?: true;
}

/** A success, and how it came about. */
export interface Delivery {
  readonly data: unknown;
  readonly response: HttpResponse;
  readonly attempts: number;
}

/** How far a call has come. */
interface Progress {
  readonly entry: CatalogueEntry;
  readonly context: Context;
  readonly limits: Limits;
  readonly withoutKey: Context['withoutKey'];
  /** How often the request was made. */
  attempts: number;
  /** Whether one of the attempts may have taken effect. */
  maybeDone: boolean;
  /** When the last attempt ended. */
  now: number;
  /** What the last retry took from the quota. */
  taken: number | undefined;
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
  const passage = context.traffic(entry, scope);
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
  const { contentType, ...planned } = request;
  const file = isFile(entry.operation);
  const sent = request.body === undefined ? headers.withoutBody : headers.withBody;
  const ownHeaders = {
    ...(contentType === undefined ? {} : { 'content-type': contentType }),
    ...(file ? { accept: '*/*' } : {}),
  };
  const requestFor = (timeoutMs: number): HttpRequest => ({
    ...planned,
    headers: contentType === undefined && !file ? sent : { ...sent, ...ownHeaders },
    timeoutMs,
    ...(file ? { answer: 'bytes' } : {}),
    ...(context.anonymous ? { anonymous: true } : {}),
    ...(limits.signal && { signal: limits.signal }),
  });

  for (;;) {
    if (limits.signal?.aborted) throw ended(call, 'aborted', 'the call was aborted before it was sent');
    if (rateLimit) await takeTurn(call, rateLimit, scope);
    if (settings.admission) await waitForAdmission(call, settings.admission, scope);
    const leaving = leave(call, passage);
    const startedAt = typeof leaving === 'number' ? leaving : await leaving;
    const left = limits.deadline - startedAt;
    if (left <= 0) throw ended(call, 'timeout', 'its time was over before it could be sent');

    call.attempts++;
    const tellEnd = watchAttempt(settings, entry, request, scope, call.attempts);
    const attempt = await make(requestFor(Math.min(limits.timeoutMs, left)), context, file);
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

async function make(request: HttpRequest, { ports, withoutKey }: Context, file: boolean): Promise<Attempt> {
  try {
    return { response: await (file ? fetchFile(ports, request) : ports.http(request)) };
  } catch (thrown) {
    if (thrown instanceof HttpFailure) return { failure: thrown };
    // A port that throws something else has not said that nothing was sent. What it threw may hold the request, and
    // so the key: no more is kept of it than its words.
    const { message } = Object(thrown) as { readonly message?: unknown };
    const words = typeof message === 'string' ? `: ${withoutKey(message)}` : '';
    return { failure: new HttpFailure('reset', true, `the request ended without an answer${words}`) };
  }
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

async function takeTurn(call: Progress, limit: RateLimit, scope: unknown): Promise<void> {
  const { context, entry, limits } = call;
  const now = context.ports.now();
  const name = limit.shared ?? entry.id;
  const key = limit.scope === 'subAccount' ? `${name} ${String(scope)}` : name;
  const turn = context.limiter.book(key, limit, now);
  if (turn.at <= now) return;
  try {
    if (turn.at >= limits.deadline) {
      const rate = `${limit.requests} in ${limit.perSeconds} s`;
      throw ended(call, 'timeout', `its turn would come too late, since 8x8 allows no more than ${rate}`);
    }
    await wait(call, turn.at - now, 'while it waited for its turn');
  } catch (error) {
    turn.cancel();
    throw error;
  }
}

async function waitForAdmission(call: Progress, admission: Admission, scope: unknown): Promise<void> {
  const ms = await waitAdvised(admission, call.entry, scope);
  if (ms === 0) return;
  if (call.context.ports.now() + ms >= call.limits.deadline) {
    throw ended(call, 'timeout', 'its turn would come too late, since other processes send as well');
  }
  await wait(call, ms, 'while it waited for its turn');
}

/** Waits until 8x8 takes one more request; answers the moment at which it is. */
function leave(call: Progress, passage: Passage): number | Promise<number> {
  const now = call.context.ports.now();
  const at = passage.book(now);
  return at <= now ? now : leaveAt(at, now, call, passage);
}

async function leaveAt(at: number, now: number, call: Progress, passage: Passage): Promise<number> {
  try {
    if (at >= call.limits.deadline) {
      throw ended(
        call,
        'timeout',
        'its turn would come too late, since so many requests are waiting already',
      );
    }
    await wait(call, at - now, 'while it waited for its turn');
    return call.context.ports.now();
  } catch (error) {
    passage.giveBack(at);
    throw error;
  }
}

/** 429 says that all requests of the subaccount are too many, unless the operation has a limit of its own. */
function heed({ headers }: HttpResponse, { limits, now }: Progress, passage: Passage): void {
  const asked = retryAfterMs(headers, now);
  if (asked !== undefined && asked <= limits.maxRetryAfterMs) passage.close(now + asked);
}

async function wait(call: Progress, ms: number, where: string): Promise<void> {
  const { signal } = call.limits;
  try {
    await call.context.ports.sleep(Math.min(ms, longestTimer), signal);
  } catch (thrown) {
    throw signal?.aborted ? ended(call, 'aborted', `the call was aborted ${where}`) : thrown;
  }
}

/** The error of a call that ends while nothing is on the wire. */
function ended(call: Progress, reason: 'aborted' | 'timeout', message: string): Error {
  return transportError(call.entry, new HttpFailure(reason, call.maybeDone, message), call);
}
