import { webhookEvents, type WebhookEventType } from 'cpaas-8x8';

import { currentTimestamp, scheduleTask, type SandboxContext } from '../engine/context';
import { nextUuid } from '../engine/ids';
import type { JsonObject } from '../engine/json';
import { findRegistration } from '../webhooks/webhook-registrations';
import type { Delivery, DeliveryEvent, PostTask } from './delivery';
import { addDelivery } from './delivery-log';
import { findWebhookFaults, holdDelivery, takeHeldDeliveries, type WebhookFaults } from './webhook-faults';

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

/**
 * Schedules the delivery of an event, changed by the faults that apply to it. Returns `undefined` when no webhook is
 * registered for it, and a failed delivery when too many wait for the receiver.
 */
export function emitWebhook(context: SandboxContext, event: WebhookEvent, delayMs = 0): Delivery | undefined {
  const registration =
    event.url === undefined ? findRegistration(context.state, event.type, event.subAccountId) : undefined;
  const url = event.url ?? registration?.url;
  if (url === undefined) return undefined;
  const definition = webhookEvents[event.type];
  const faults = findWebhookFaults(context, event);
  const details: Omit<Delivery, 'id'> = {
    event: definition.eventType ?? 'survey_response',
    at: currentTimestamp(context),
    subAccountId: event.subAccountId,
    ...(event.umid === undefined ? {} : { umid: event.umid }),
    ...(event.sessionId === undefined ? {} : { sessionId: event.sessionId }),
    url,
    ...(registration
      ? {
          registration: { product: registration.product, scope: registration.scope, type: registration.type },
        }
      : {}),
    body: event.body,
    ...(faults.kinds.length > 0 ? { faults: faults.kinds } : {}),
    status: 'pending',
    attempts: [],
  };
  const delivery = add(context, details, delayMs, faults, definition.expectsAnswer === true);
  for (let count = 0; count < faults.repeats; count++)
    add(context, { ...details, repeatOf: delivery.id }, delayMs, faults, false);
  return delivery;
}

function add(
  context: SandboxContext,
  details: Omit<Delivery, 'id'>,
  delayMs: number,
  faults: WebhookFaults,
  expectsAnswer: boolean,
): Delivery {
  const { url } = details;
  const overtaken = details.repeatOf === undefined ? takeHeldDeliveries(context, url) : [];
  // Two events that both have to wait change places.
  const isHeld = faults.holdMs !== undefined && overtaken.length === 0 && details.repeatOf === undefined;
  const delivery = addDelivery(context.state, {
    id: nextUuid(context.state, 'delivery'),
    ...details,
    ...(expectsAnswer ? { expectsAnswer: true } : {}),
    ...(overtaken.length > 0 ? { overtakes: overtaken } : {}),
  });
  context.eventFeed.emit<DeliveryEvent>({ kind: 'webhook', delivery });
  if (delivery.status !== 'pending') return delivery;
  if (isHeld) holdDelivery(context, delivery.id, url);
  const faultMs = faults.delayMs + (isHeld ? (faults.holdMs ?? 0) : 0);
  const task: PostTask = { kind: 'post', deliveryId: delivery.id, ...(isHeld ? { ifHeld: true } : {}) };
  if (faultMs === 0) scheduleTask<PostTask>(context, delayMs, task);
  else {
    // `timeScale` does not change the time of a fault, as the tester has chosen it.
    const at = context.clock.now() + delayMs * context.options.timeScale + faultMs;
    context.scheduler.add<PostTask>(at, task);
    context.clock.wake();
  }
  return delivery;
}
