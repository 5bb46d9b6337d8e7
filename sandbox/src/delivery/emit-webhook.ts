import { webhookEvents, type WebhookEventType } from 'cpaas-8x8';

import type { JsonObject } from '../engine/json';
import { nextUuid } from '../engine/ids';
import type { WorldState } from '../engine/state';
import { slotFor } from '../webhooks/webhook-registrations';
import { after, timestamp, type World } from '../engine/context';
import type { Delivery } from './delivery';

/** An event that a webhook is to be told of. */
export interface OutgoingEvent {
  readonly type: WebhookEventType;
  readonly subAccountId: string;
  readonly umid?: string;
  readonly sessionId?: string;
  readonly body: JsonObject;
  /** In place of the configured webhook: `dlrCallbackUrl`, or what support has set. */
  readonly url?: string | undefined;
}

const mostDeliveries = 10_000;

/** Sends an event on its way; `undefined` where no webhook is set for it. */
export function fire(world: World, event: OutgoingEvent, laterMs = 0): Delivery | undefined {
  const slot = event.url === undefined ? slotFor(world.state, event.type, event.subAccountId) : undefined;
  const url = event.url ?? slot?.url;
  if (url === undefined) return undefined;
  const definition = webhookEvents[event.type];
  const delivery: Delivery = {
    id: nextUuid(world.state, 'delivery'),
    event: definition.eventType ?? 'survey_response',
    at: timestamp(world),
    subAccountId: event.subAccountId,
    ...(event.umid === undefined ? {} : { umid: event.umid }),
    ...(event.sessionId === undefined ? {} : { sessionId: event.sessionId }),
    ...(definition.expectsAnswer ? { asks: true } : {}),
    url,
    ...(slot ? { slot: { product: slot.product, scope: slot.scope, type: slot.type } } : {}),
    body: event.body,
    status: 'pending',
    attempts: [],
  };
  world.state.deliveries.set(delivery.id, delivery);
  forgetOldest(world.state);
  world.live.tell({ kind: 'webhook', delivery });
  after(world, laterMs, { kind: 'post', deliveryId: delivery.id });
  return delivery;
}

function forgetOldest({ deliveries }: WorldState): void {
  if (deliveries.size <= mostDeliveries) return;
  for (const [id, { status }] of deliveries) {
    if (status === 'pending') continue;
    deliveries.delete(id);
    return;
  }
}
