import { entryById, type CatalogueEntry } from '../catalogue/entries';
import type { Catalogue } from '../catalogue/operation';
import { apiError, isRejected, notJsonError, parseBody, rejectionOf, transportError } from './answer';
import { Call, type Answer } from './call';
import { ValidationError } from './errors';
import { HttpFailure, type Ports } from './http-port';
import { planOf, type Plan, type PlannedRequest } from './plan';
import { createRetryQuota, type RetryQuota } from './retry-quota';
import { backoffMs, mayHaveTakenEffect, mayRepeat, retryAfterMs, type Attempt } from './retry-policy';
import type { CallOptions, ClientOptions } from './settings';
import { userAgent } from './user-agent';

/** Calls any operation of a catalogue by its id. The typed client is a face over this. */
export type Caller = (id: string, input?: unknown, options?: CallOptions) => Call<unknown>;

interface Context {
  readonly settings: ClientOptions;
  readonly ports: Ports;
  readonly quota: RetryQuota;
  readonly headers: Readonly<Record<string, string>>;
}

/** Builds a caller: checks the input, sends it, repeats what may be repeated, and makes errors of what went wrong. */
export function createCaller(ports: Ports, settings: ClientOptions, catalogue: Catalogue): Caller {
  const context: Context = { settings, ports, quota: createRetryQuota(), headers: headersOf(settings) };
  const plans = new Map<string, Plan>();
  const plan = (id: string): Plan => {
    const known = plans.get(id);
    if (known) return known;
    const entry = entryById(catalogue, id);
    if (!entry) throw new TypeError(`There is no operation ${id}. The catalogue lists all.`);
    const made = planOf(entry, settings);
    plans.set(id, made);
    return made;
  };
  return (id, input = {}, options = {}) => new Call(perform(plan(id), input, options, context));
}

function headersOf({ apiKey, userAgent: caller }: ClientOptions): Record<string, string> {
  return {
    accept: 'application/json',
    'user-agent': caller ? `${userAgent} ${caller}` : userAgent,
    ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
  };
}

async function perform(
  plan: Plan,
  given: unknown,
  options: CallOptions,
  context: Context,
): Promise<Answer<unknown>> {
  const { settings, ports } = context;
  const { entry } = plan;
  const input = typeof given === 'object' && given !== null ? plan.complete(given as Record<string, unknown>) : given;
  const verdict = plan.check(input, ports.now());
  if (verdict.issues.length) throw new ValidationError(entry.id, verdict.issues);
  const warnings = verdict.warnings.map(({ path, message, advice }) => ({
    operation: entry.id,
    path,
    message,
    advice,
  }));
  for (const warning of warnings) settings.onWarning?.(warning);

  const request = plan.build(input as Record<string, unknown>);
  const { response, attempts } = await send(entry, request, options, context);
  const parsed = parseBody(response.body);
  if (!parsed.ok) throw notJsonError(entry, parsed.looksLike, attempts);
  const { rejection } = entry.operation;
  if (rejection && isRejected(parsed.value, rejection)) throw rejectionOf(entry.id, parsed.value, rejection);
  return {
    data: parsed.value,
    response: { status: response.status, headers: response.headers },
    attempts,
    warnings,
  };
}

async function send(
  entry: CatalogueEntry,
  request: PlannedRequest,
  options: CallOptions,
  { settings, ports, quota, headers }: Context,
): Promise<{ response: NonNullable<Attempt['response']>; attempts: number }> {
  const { safety } = entry.operation;
  const timeoutMs = options.timeoutMs ?? settings.timeoutMs ?? 30_000;
  const deadline = ports.now() + (options.deadlineMs ?? settings.deadlineMs ?? 120_000);
  const maxRetries = options.maxRetries ?? settings.maxRetries ?? 4;
  const maxRetryAfterMs = settings.maxRetryAfterMs ?? 60_000;
  const signal = options.signal ?? settings.signal;
  const full = {
    ...request,
    headers: request.body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    ...(signal ? { signal } : {}),
  };
  let maybeDone = false;
  let taken: number | undefined;

  for (let retry = 0; ; retry++) {
    const attempts = retry + 1;
    const left = deadline - ports.now();
    const attempt = await once(ports, { ...full, timeoutMs: Math.max(1, Math.min(timeoutMs, left)) });
    const { response } = attempt;
    if (response && response.status >= 200 && response.status < 300) {
      if (safety === 'unsafe' || retry >= maxRetries || parseBody(response.body).ok) {
        quota.give(taken);
        return { response, attempts };
      }
    }
    maybeDone ||= mayHaveTakenEffect(attempt, safety);
    const end = (): Error =>
      attempt.failure
        ? transportError(entry, attempt.failure, maybeDone, attempts)
        : apiError(entry, attempt.response, attempts, ports.now());

    if (retry >= maxRetries || !mayRepeat(attempt, safety)) throw end();
    const asked = response && retryAfterMs(response.headers, ports.now());
    if (asked !== undefined && asked > maxRetryAfterMs) throw end();
    const wait = (asked ?? 0) + backoffMs(retry, ports.random());
    if (ports.now() + wait >= deadline) throw end();
    // When 8x8 says how long to wait it is in command of the load; then the quota need not be.
    if (asked === undefined) {
      taken = quota.take(attempt.failure?.reason === 'timeout');
      if (taken === undefined) throw end();
    }
    try {
      await ports.sleep(wait, signal);
    } catch (cause) {
      if (!signal?.aborted) throw cause;
      const failure = new HttpFailure('aborted', maybeDone, 'the call was aborted between two attempts', { cause });
      throw transportError(entry, failure, maybeDone, attempts);
    }
  }
}

async function once(ports: Ports, request: Parameters<Ports['http']>[0]): Promise<Attempt> {
  if (request.signal?.aborted) {
    return { failure: new HttpFailure('aborted', false, 'the call was aborted before it began') };
  }
  try {
    return { response: await ports.http(request) };
  } catch (cause) {
    if (cause instanceof HttpFailure) return { failure: cause };
    // A port that throws something else has not said that nothing was sent.
    return { failure: new HttpFailure('reset', true, 'the request ended without an answer', { cause }) };
  }
}
