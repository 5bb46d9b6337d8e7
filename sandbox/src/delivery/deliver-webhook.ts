import { messageOf } from '../engine/error-message';
import { takeAnswer } from '../voice/calls/apply-webhook-response';
import type { WebhookSlot } from '../webhooks/webhook-registrations';
import { after, timestamp, type World } from '../engine/context';
import { timestampOf } from '../engine/timestamps';
import { authorizationFor } from './webhook-authorization';
import type { Delivery, DeliveryAttempt } from './delivery';

/** How long 8x8 waits before it posts again: four times, then no more. */
export const retryDelaysMs: readonly number[] = [1_000, 10_000, 30_000, 90_000];

const longestBody = 4_000;

/**
 * Makes the next attempt of a delivery, and plans another one if it fails.
 *
 * What is told of one message, or of one session of calls, is posted one after the other. 8x8 promises no order; who wants disorder has a number
 * that ends in 0009.
 */
export async function attemptDelivery(world: World, deliveryId: string): Promise<void> {
  const about = aboutOf(world.state.deliveries.get(deliveryId)) ?? deliveryId;
  const turn = (world.posting.get(about) ?? Promise.resolve()).then(() => attempt(world, deliveryId));
  world.posting.set(about, turn);
  await turn;
  if (world.posting.get(about) === turn) world.posting.delete(about);
}

const aboutOf = (delivery: Delivery | undefined): string | undefined => delivery?.umid ?? delivery?.sessionId;

async function attempt(world: World, deliveryId: string): Promise<void> {
  const delivery = world.state.deliveries.get(deliveryId);
  if (!delivery || delivery.status !== 'pending') return;
  const { made, succeeded, answer } = await post(world, delivery);
  if (world.closing.aborted || world.state.deliveries.get(deliveryId) !== delivery) return;
  const wait =
    succeeded || delivery.asks === true
      ? undefined
      : retryDelaysMs[delivery.attempts.filter((each) => !each.replay).length];
  const nextAt =
    wait === undefined ? undefined : timestampOf(world.time.now() + wait * world.options.timeScale);
  delivery.status = succeeded ? 'delivered' : wait === undefined ? 'failed' : 'pending';
  keep(world, delivery, { ...made, ...(nextAt === undefined ? {} : { nextAt }) });
  if (wait !== undefined) after(world, wait, { kind: 'post', deliveryId });
  if (delivery.asks === true) takeAnswer(world, delivery.sessionId ?? '', succeeded ? answer : undefined);
}

/** Posts a delivery once more, now, whatever became of it before; a failure is not followed by others. */
export async function replayDelivery(world: World, delivery: Delivery): Promise<DeliveryAttempt> {
  const { made, succeeded } = await post(world, delivery);
  if (succeeded && delivery.status === 'failed') delivery.status = 'delivered';
  const replayed = { ...made, replay: true };
  keep(world, delivery, replayed);
  return replayed;
}

function keep(world: World, delivery: Delivery, attempt: DeliveryAttempt): void {
  delivery.attempts.push(attempt);
  world.live.tell({ kind: 'webhook', delivery, attempt });
}

function slotOf(world: World, { slot, url }: Delivery): WebhookSlot | undefined {
  if (!slot) return undefined;
  return world.state.webhookSlots.find(
    (each) =>
      each.product === slot.product &&
      each.scope === slot.scope &&
      each.type === slot.type &&
      each.url === url,
  );
}

/** What came of a request to a webhook. */
interface Outcome extends Pick<DeliveryAttempt, 'response' | 'error'> {
  readonly authorized: boolean;
  /** The whole body of the answer. */
  readonly answer?: string;
}

async function post(
  world: World,
  delivery: Delivery,
): Promise<{ made: DeliveryAttempt; succeeded: boolean; answer: string | undefined }> {
  const at = timestamp(world);
  const started = performance.now();
  const { authorized, answer, ...outcome } = await exchange(world, delivery);
  const status = outcome.response?.status ?? 0;
  const made: DeliveryAttempt = {
    number: delivery.attempts.length + 1,
    at,
    durationMs: Math.round((performance.now() - started) * 10) / 10,
    // What was sent stays a secret: the record says only that there was one.
    request: {
      url: delivery.url,
      headers: authorized ? { ...plainHeaders, authorization: '***' } : plainHeaders,
    },
    ...outcome,
  };
  return { made, succeeded: status >= 200 && status < 300, answer };
}

const plainHeaders = { 'content-type': 'application/json', 'user-agent': '8x8-sandbox' };

async function exchange(world: World, delivery: Delivery): Promise<Outcome> {
  let authorized = false;
  try {
    const authorization = await authorizationFor(world, slotOf(world, delivery));
    authorized = authorization !== undefined;
    const { status, headers, body } = await world.http({
      method: 'POST',
      url: delivery.url,
      headers: authorization === undefined ? plainHeaders : { ...plainHeaders, authorization },
      body: JSON.stringify(delivery.body),
      timeoutMs: world.options.webhookTimeoutMs,
      signal: world.closing,
    });
    return { authorized, answer: body, response: { status, headers, body: body.slice(0, longestBody) } };
  } catch (failure) {
    return { authorized, error: messageOf(failure) };
  }
}
