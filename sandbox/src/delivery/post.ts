import { HttpFailure } from 'cpaas-8x8';

import { defined } from '../json';
import type { WebhookSlot } from '../world/webhook-slots';
import { after, timestamp, type World } from '../world/world';
import { timestampOf } from '../world/moments';
import { authorizationFor, TokenFailure } from './authorization';
import type { Delivery, DeliveryAttempt } from './delivery';

/** How long 8x8 waits before it posts again: four times, then no more. */
export const retryDelaysMs: readonly number[] = [1_000, 10_000, 30_000, 90_000];

const longestBody = 4_000;

/** Makes the next attempt of a delivery, and plans another one if it fails. */
export async function attemptDelivery(world: World, deliveryId: string): Promise<void> {
  const delivery = world.state.deliveries.get(deliveryId);
  if (!delivery || delivery.status !== 'pending') return;
  const { attempt, succeeded } = await post(world, delivery);
  if (world.closing.aborted || world.state.deliveries.get(deliveryId) !== delivery) return;
  const wait = succeeded ? undefined : retryDelaysMs[delivery.attempts.filter((each) => !each.replay).length];
  const nextAt =
    wait === undefined ? undefined : timestampOf(world.time.now() + wait * world.options.timeScale);
  delivery.status = succeeded ? 'delivered' : wait === undefined ? 'failed' : 'pending';
  keep(world, delivery, { ...attempt, ...(nextAt === undefined ? {} : { nextAt }) });
  if (wait !== undefined) after(world, wait, { kind: 'post', deliveryId });
}

/** Posts a delivery once more, now, whatever became of it before; a failure is not followed by others. */
export async function replayDelivery(world: World, delivery: Delivery): Promise<DeliveryAttempt> {
  const { attempt, succeeded } = await post(world, delivery);
  if (succeeded && delivery.status === 'failed') delivery.status = 'delivered';
  const replayed = { ...attempt, replay: true };
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

async function post(
  world: World,
  delivery: Delivery,
): Promise<{ attempt: DeliveryAttempt; succeeded: boolean }> {
  const at = timestamp(world);
  const started = performance.now();
  const plain = { 'content-type': 'application/json', 'user-agent': '8x8-sandbox' };
  const end = (
    rest: Pick<DeliveryAttempt, 'response' | 'error'>,
    authorized: boolean,
  ): { attempt: DeliveryAttempt; succeeded: boolean } => {
    // What was sent stays a secret: the record says only that there was one.
    const headers = authorized ? { ...plain, authorization: '***' } : plain;
    const status = rest.response?.status ?? 0;
    return {
      succeeded: status >= 200 && status < 300,
      attempt: defined({
        number: delivery.attempts.length + 1,
        at,
        durationMs: Math.round((performance.now() - started) * 10) / 10,
        request: { url: delivery.url, headers },
        ...rest,
      }),
    };
  };
  let authorized = false;
  try {
    const authorization = await authorizationFor(world, slotOf(world, delivery));
    authorized = authorization !== undefined;
    const { status, headers, body } = await world.http({
      method: 'POST',
      url: delivery.url,
      headers: authorization === undefined ? plain : { ...plain, authorization },
      body: JSON.stringify(delivery.body),
      timeoutMs: world.options.webhookTimeoutMs,
      signal: world.closing,
    });
    return end({ response: { status, headers, body: body.slice(0, longestBody) } }, authorized);
  } catch (failure) {
    if (failure instanceof HttpFailure || failure instanceof TokenFailure)
      return end({ error: failure.message }, authorized);
    return end({ error: failure instanceof Error ? failure.message : 'the request failed' }, authorized);
  }
}
