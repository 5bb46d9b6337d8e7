import type { CatalogueEntry } from '../../catalogue/entries';
import type { Product, RateLimit } from '../../catalogue/operation';
import { sharedWaitMs, type SharedRateLimit } from './shared-rate-limit';
import { createTransportError } from '../response/interpret-response';
import type { ClientContext } from '../client-context';
import { HttpFailure } from '../../errors/http-failure';
import { maxTimerMs, type CallLimits } from '../call-limits';
import type { ThrottleChannel } from './throttle';

/** How far a call has come. */
export interface CallState {
  readonly entry: CatalogueEntry;
  readonly context: ClientContext;
  readonly limits: CallLimits;
  readonly redact: ClientContext['redact'];
  /** How often the request was made. */
  attempts: number;
  /** Whether one of the attempts may have taken effect. */
  mayHaveTakenEffect: boolean;
  /** When the last attempt ended. */
  now: number;
  /** What the last retry took from the quota. */
  retryCost: number | undefined;
}

const forTurn = 'while it waited for its turn';

/** Waits as long as other processes that count together with this one leave it no moment. */
export async function waitForSharedLimit(
  call: CallState,
  sharedRateLimit: SharedRateLimit,
  product: Product,
  scope: unknown,
): Promise<void> {
  const { entry, limits, context } = call;
  const { rateLimit } = entry.operation;
  const request = {
    operation: entry.id,
    product,
    ...(typeof scope === 'string' ? { subAccountId: scope } : {}),
    ...(rateLimit ? { rateLimit } : {}),
    maxWaitMs: limits.deadline - context.ports.now(),
  };
  const ms = await sharedWaitMs(sharedRateLimit, request, (most, answered) =>
    wait(call, most, forTurn, answered),
  );
  if (ms > 0) await waitUntil(call, context.ports.now() + ms, 'other processes send as well');
}

/** Waits until the operation's own limit allows one more request. */
export async function waitForOperationLimit(
  call: CallState,
  limit: RateLimit,
  scope: unknown,
): Promise<void> {
  const { context, entry } = call;
  const now = context.ports.now();
  const name = limit.shared ?? entry.id;
  const key = limit.scope === 'subAccount' ? `${name} ${String(scope)}` : name;
  const turn = context.operationRateLimits.reserve(key, limit, now);
  if (turn.at <= now) return;
  try {
    const rate = `${limit.requests} in ${limit.perSeconds} s`;
    await waitUntil(call, turn.at, `8x8 allows no more than ${rate}`);
  } catch (error) {
    turn.cancel();
    throw error;
  }
}

/** Waits until 8x8 takes one more request; answers the moment at which it is. */
export function waitForThrottle(call: CallState, passage: ThrottleChannel): number | Promise<number> {
  const now = call.context.ports.now();
  const at = passage.reserve(now);
  return at <= now ? now : waitUntilReserved(at, call, passage);
}

async function waitUntilReserved(at: number, call: CallState, passage: ThrottleChannel): Promise<number> {
  try {
    await waitUntil(call, at, 'so many requests are waiting already');
    return call.context.ports.now();
  } catch (error) {
    passage.release(at);
    throw error;
  }
}

/** Waits until a turn comes; where that would be too late, the call ends at once. */
async function waitUntil(call: CallState, at: number, since: string): Promise<void> {
  if (at >= call.limits.deadline)
    throw callEndedError(call, 'timeout', `its turn would come too late, since ${since}`);
  await wait(call, at - call.context.ports.now(), forTurn);
}

/** @param sooner Ends the wait as well, but not the call. */
export async function wait(call: CallState, ms: number, where: string, sooner?: AbortSignal): Promise<void> {
  const { signal } = call.limits;
  const either = signal && sooner ? AbortSignal.any([signal, sooner]) : (signal ?? sooner);
  try {
    await call.context.ports.sleep(Math.max(0, Math.min(ms, maxTimerMs)), either);
  } catch (thrown) {
    throw signal?.aborted ? callEndedError(call, 'aborted', `the call was aborted ${where}`) : thrown;
  }
}

/** The error of a call that ends while nothing is on the wire. */
export function callEndedError(call: CallState, reason: 'aborted' | 'timeout', message: string): Error {
  return createTransportError(call.entry, new HttpFailure(reason, call.mayHaveTakenEffect, message), call);
}
