import type { WebhookEdit } from '../../delivery/deliver-webhook';
import type { Delivery, DeliveryAttempt } from '../../delivery/delivery';
import { emitSampleEvent, type SampleEvent } from '../../delivery/sample-event';
import type { SandboxContext } from '../../engine/context';
import { listRegistrations, type RegisteredWebhook } from '../../webhooks/webhook-registrations';
import type { WaitOptions } from '../events/wait';
import {
  editWebhookById,
  findDeliveries,
  replayWebhookById,
  waitForDelivery,
  type DeliveryFilter,
} from '../webhook-log';

/** The webhooks that were posted, and those that are registered. */
export interface WebhookFunctions {
  /** Lists the webhook deliveries with their attempts, oldest first. */
  webhooks(filter?: DeliveryFilter): Delivery[];
  /** Returns the newest matching delivery that was posted, or waits for the first one. @throws {WaitTimeout} */
  waitForWebhook(filter: DeliveryFilter, options?: WaitOptions): Promise<Delivery>;
  /** Posts a delivery once more, whatever its status. */
  replayWebhook(id: string): Promise<DeliveryAttempt>;
  /** Sends a delivery with another body, or to another URL. Returns the new delivery. */
  editWebhook(id: string, edit: WebhookEdit): Promise<Delivery>;
  /** Lists the registered webhooks, without their secrets. */
  registeredWebhooks(): readonly RegisteredWebhook[];
  /** Posts an event of any type, with a sample payload. Returns `undefined` if no webhook is registered for it. */
  sampleEvent(request: SampleEvent): Delivery | undefined;
}

export const createWebhookFunctions = (context: SandboxContext): WebhookFunctions => ({
  webhooks: (filter) => findDeliveries(context, filter),
  waitForWebhook: (filter, options) => waitForDelivery(context, filter, options),
  replayWebhook: (id) => replayWebhookById(context, id),
  editWebhook: (id, edit) => editWebhookById(context, id, edit),
  registeredWebhooks: () => listRegistrations(context.state),
  sampleEvent: (request) => emitSampleEvent(context, request),
});
