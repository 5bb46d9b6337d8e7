import type { CatalogueEntry } from '../../catalogue/entries';
import type { Product, RateLimit } from '../../catalogue/operation';
import { sharedWaitMs, type SharedRateLimit } from './shared-rate-limit';
import { createTransportError } from '../response/interpret-response';
import type { ClientContext } from '../client-context';
import { HttpFailure } from '../../errors/http-failure';
import { maxTimerMs, type CallLimits } from '../call-limits';
import type { ThrottleChannel } from './throttle';

/** The state of a call between its attempts. */
export interface CallState {
  readonly entry: CatalogueEntry;
  readonly context: ClientContext;
  readonly limits: CallLimits;
  readonly redact: ClientContext['redact'];
  /** Number of attempts so far. */
  attempts: number;
  /** Whether one of the attempts may have taken effect at 8x8. */
  mayHaveTakenEffect: boolean;
  /** The time when the last attempt ended or, before the first one, the call started, in milliseconds since 1970. */
  now: number;
  /** The number of tokens that the last retry took from the retry quota. */
  retryCost: number | undefined;
}

const whileWaiting = 'while it waited for a rate limit';

/** Waits until the rate limit that several processes share allows the request. */
export async function waitForSharedLimit(
  call: CallState,
  sharedRateLimit: SharedRateLimit,
  product: Product,
  subAccount: unknown,
): Promise<void> {
  const { entry, limits, context } = call;
  const { rateLimit } = entry.operation;
  const request = {
    operation: entry.id,
    product,
    ...(typeof subAccount === 'string' ? { subAccountId: subAccount } : {}),
    ...(rateLimit ? { rateLimit } : {}),
    maxWaitMs: limits.deadline - context.ports.now(),
  };
  const ms = await sharedWaitMs(sharedRateLimit, request, (maxMs, answered) =>
    wait(call, maxMs, whileWaiting, answered),
  );
  if (ms > 0) await waitUntil(call, context.ports.now() + ms, 'other processes use the shared rate limit');
}

/** Waits until the rate limit of the operation allows the request. */
export async function waitForOperationLimit(
  call: CallState,
  limit: RateLimit,
  subAccount: unknown,
): Promise<void> {
  const { context, entry } = call;
  const now = context.ports.now();
  const name = limit.shared ?? entry.id;
  const key = limit.scope === 'subAccount' ? `${name} ${String(subAccount)}` : name;
  const slot = context.operationRateLimits.reserve(key, limit, now);
  if (slot.time <= now) return;
  try {
    const rate = `${limit.requests} per ${limit.perSeconds} s`;
    await waitUntil(call, slot.time, `8x8 limits this operation to ${rate}`);
  } catch (error) {
    slot.cancel();
    throw error;
  }
}

/** Waits until the throttle allows the request. Returns the time after the wait; no promise if there is no wait. */
export function waitForThrottle(call: CallState, throttle: ThrottleChannel): number | Promise<number> {
  const now = call.context.ports.now();
  const slot = throttle.reserve(now);
  return slot <= now ? now : waitUntilReserved(slot, call, throttle);
}

async function waitUntilReserved(slot: number, call: CallState, throttle: ThrottleChannel): Promise<number> {
  try {
    await waitUntil(call, slot, 'too many requests wait already');
    return call.context.ports.now();
  } catch (error) {
    throttle.release(slot);
    throw error;
  }
}

/** Waits until the time, or ends the call immediately if the time is after its deadline. */
async function waitUntil(call: CallState, time: number, reason: string): Promise<void> {
  if (time >= call.limits.deadline)
    throw callEndedError(call, 'timeout', `it would have to wait past its deadline, because ${reason}`);
  await wait(call, time - call.context.ports.now(), whileWaiting);
}

/**
 * Waits for a number of milliseconds. Ends the call if its signal aborts.
 *
 * @param phase Describes the wait in the error message.
 * @param stopSignal Ends only the wait, not the call.
 */
export async function wait(
  call: CallState,
  ms: number,
  phase: string,
  stopSignal?: AbortSignal,
): Promise<void> {
  const { signal } = call.limits;
  const anySignal = signal && stopSignal ? AbortSignal.any([signal, stopSignal]) : (signal ?? stopSignal);
  try {
    await call.context.ports.sleep(Math.max(0, Math.min(ms, maxTimerMs)), anySignal);
  } catch (error) {
    throw signal?.aborted ? callEndedError(call, 'aborted', `the call was aborted ${phase}`) : error;
  }
}

/** Creates the error of a call that ends while no attempt is in progress. */
export function callEndedError(call: CallState, reason: 'aborted' | 'timeout', message: string): Error {
  return createTransportError(call.entry, new HttpFailure(reason, call.mayHaveTakenEffect, message), call);
}
