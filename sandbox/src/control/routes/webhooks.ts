import type { WebhookEdit } from '../../delivery/deliver-webhook';
import type { Delivery, DeliveryAttempt } from '../../delivery/delivery';
import { sampleEventSchema, type SampleEvent } from '../../delivery/sample-event';
import type { RegisteredWebhook } from '../../webhooks/webhook-registrations';
import type { WaitOptions } from '../events/wait';
import { deliveryFilterSchema } from '../query-schemas';
import { webhookEditSchema, type DeliveryFilter } from '../webhook-log';
import { routesFor, waitSchema } from '../route';

export interface WebhookOperations {
  sampleEvent: { readonly body: SampleEvent; readonly response: Delivery | null };
  webhooks: { readonly query: DeliveryFilter; readonly response: readonly Delivery[] };
  waitForWebhook: { readonly query: DeliveryFilter & WaitOptions; readonly response: Delivery };
  replayWebhook: { readonly response: DeliveryAttempt };
  editWebhook: { readonly body: WebhookEdit; readonly response: Delivery };
  registeredWebhooks: { readonly response: readonly RegisteredWebhook[] };
}

const route = routesFor<WebhookOperations>();

/** The webhooks that the sandbox posts. */
export const webhookRoutes = [
  route(
    'sampleEvent',
    'POST /sample-event',
    {
      summary: '8x8 sends a sample of an event',
      body: sampleEventSchema,
      note: '`type` is an event such as `sms.inbound`, and `payload` replaces sample values. Returns `null` if no webhook is registered.',
    },
    (sandbox, { body }) => sandbox.sampleEvent(body) ?? null,
  ),
  route(
    'webhooks',
    'GET /webhooks/attempts',
    {
      summary: 'Webhook requests',
      query: deliveryFilterSchema,
      note: '`status` is `pending`, `delivered` or `failed`. `search` is in bodies, addresses and answers. `before` is an `id`: only older ones are returned.',
    },
    (sandbox, { query }) => sandbox.webhooks(query),
  ),
  route(
    'waitForWebhook',
    'GET /webhooks/attempts/wait',
    {
      summary: 'The newest webhook request that matches the filter, or the next one',
      query: waitSchema(deliveryFilterSchema),
      failure: 408,
    },
    (sandbox, { query: { timeoutMs, ...filter } }) =>
      sandbox.waitForWebhook(filter, timeoutMs === undefined ? {} : { timeoutMs }),
  ),
  route(
    'replayWebhook',
    'POST /webhooks/attempts/:id/replay',
    { summary: 'Sends a webhook request again' },
    (sandbox, { id }) => sandbox.replayWebhook(id),
  ),
  route(
    'editWebhook',
    'POST /webhooks/attempts/:id/edit',
    {
      summary: 'Sends a webhook with another body, or to another address, as a new entry',
      body: webhookEditSchema,
      note: 'It has the `Authorization` of the webhook that is registered at its address.',
    },
    (sandbox, { id, body }) => sandbox.editWebhook(id, body),
  ),
  route(
    'registeredWebhooks',
    'GET /webhooks',
    { summary: 'The registered webhooks, without their secrets' },
    (sandbox) => sandbox.registeredWebhooks(),
  ),
];
