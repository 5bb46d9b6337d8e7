import type { CatalogueEntry } from '../../catalogue/entries';
import type { Product, RateLimit } from '../../catalogue/operation';
import { waitAdvised, type Admission } from './shared-rate-limit';
import { transportError } from '../response/interpret-response';
import type { Context } from '../client-context';
import { HttpFailure } from '../../errors/http-failure';
import { longestTimer, type Limits } from '../call-limits';
import type { Passage } from './throttle';

/** How far a call has come. */
export interface Progress {
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

const forTurn = 'while it waited for its turn';

/** Waits as long as other processes that count together with this one leave it no moment. */
export async function waitForAdmission(
  call: Progress,
  admission: Admission,
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
    mostMs: limits.deadline - context.ports.now(),
  };
  const ms = await waitAdvised(admission, request, (most, answered) => wait(call, most, forTurn, answered));
  if (ms > 0) await waitForTurn(call, context.ports.now() + ms, 'other processes send as well');
}

/** Waits until the operation's own limit allows one more request. */
export async function takeTurn(call: Progress, limit: RateLimit, scope: unknown): Promise<void> {
  const { context, entry } = call;
  const now = context.ports.now();
  const name = limit.shared ?? entry.id;
  const key = limit.scope === 'subAccount' ? `${name} ${String(scope)}` : name;
  const turn = context.limiter.book(key, limit, now);
  if (turn.at <= now) return;
  try {
    const rate = `${limit.requests} in ${limit.perSeconds} s`;
    await waitForTurn(call, turn.at, `8x8 allows no more than ${rate}`);
  } catch (error) {
    turn.cancel();
    throw error;
  }
}

/** Waits until 8x8 takes one more request; answers the moment at which it is. */
export function leave(call: Progress, passage: Passage): number | Promise<number> {
  const now = call.context.ports.now();
  const at = passage.book(now);
  return at <= now ? now : leaveAt(at, call, passage);
}

async function leaveAt(at: number, call: Progress, passage: Passage): Promise<number> {
  try {
    await waitForTurn(call, at, 'so many requests are waiting already');
    return call.context.ports.now();
  } catch (error) {
    passage.giveBack(at);
    throw error;
  }
}

/** Waits until a turn comes; where that would be too late, the call ends at once. */
async function waitForTurn(call: Progress, at: number, since: string): Promise<void> {
  if (at >= call.limits.deadline)
    throw ended(call, 'timeout', `its turn would come too late, since ${since}`);
  await wait(call, at - call.context.ports.now(), forTurn);
}

/** @param sooner Ends the wait as well, but not the call. */
export async function wait(call: Progress, ms: number, where: string, sooner?: AbortSignal): Promise<void> {
  const { signal } = call.limits;
  const either = signal && sooner ? AbortSignal.any([signal, sooner]) : (signal ?? sooner);
  try {
    await call.context.ports.sleep(Math.max(0, Math.min(ms, longestTimer)), either);
  } catch (thrown) {
    throw signal?.aborted ? ended(call, 'aborted', `the call was aborted ${where}`) : thrown;
  }
}

/** The error of a call that ends while nothing is on the wire. */
export function ended(call: Progress, reason: 'aborted' | 'timeout', message: string): Error {
  return transportError(call.entry, new HttpFailure(reason, call.maybeDone, message), call);
}
