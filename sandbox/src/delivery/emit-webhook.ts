import { webhookEvents, type WebhookEventType } from 'cpaas-8x8';

import { scheduleTask, currentTimestamp, type SandboxContext } from '../engine/context';
import { nextUuid } from '../engine/ids';
import type { JsonObject } from '../engine/json';
import type { SandboxState } from '../engine/state';
import { findRegistration } from '../webhooks/webhook-registrations';
import type { Delivery } from './delivery';

/** A webhook event to send. */
export interface WebhookEvent {
  readonly type: WebhookEventType;
  readonly subAccountId: string;
  readonly umid?: string;
  readonly sessionId?: string;
  readonly body: JsonObject;
  /** Overrides the registered webhook: `dlrCallbackUrl`, or the survey URL from the settings. */
  readonly url?: string | undefined;
}

const maxDeliveries = 10_000;

/** Schedules the delivery of an event. Returns `undefined` when no webhook is registered for it. */
export function emitWebhook(context: SandboxContext, event: WebhookEvent, delayMs = 0): Delivery | undefined {
  const registration =
    event.url === undefined ? findRegistration(context.state, event.type, event.subAccountId) : undefined;
  const url = event.url ?? registration?.url;
  if (url === undefined) return undefined;
  const definition = webhookEvents[event.type];
  const delivery: Delivery = {
    id: nextUuid(context.state, 'delivery'),
    event: definition.eventType ?? 'survey_response',
    at: currentTimestamp(context),
    subAccountId: event.subAccountId,
    ...(event.umid === undefined ? {} : { umid: event.umid }),
    ...(event.sessionId === undefined ? {} : { sessionId: event.sessionId }),
    ...(definition.expectsAnswer ? { expectsAnswer: true } : {}),
    url,
    ...(registration
      ? {
          registration: { product: registration.product, scope: registration.scope, type: registration.type },
        }
      : {}),
    body: event.body,
    status: 'pending',
    attempts: [],
  };
  context.state.deliveries.set(delivery.id, delivery);
  deleteOldest(context.state);
  context.eventFeed.emit({ kind: 'webhook', delivery });
  scheduleTask(context, delayMs, { kind: 'post', deliveryId: delivery.id });
  return delivery;
}

function deleteOldest({ deliveries }: SandboxState): void {
  if (deliveries.size <= maxDeliveries) return;
  for (const [id, { status }] of deliveries) {
    if (status === 'pending') continue;
    deliveries.delete(id);
    return;
  }
}
