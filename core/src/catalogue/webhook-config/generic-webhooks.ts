import { accountId } from '../shared/fields';
import type { Operation } from '../operation';
import { enabled, httpAuthorization, scope, url } from '../shared/webhook-fields';

const openApiFile = 'configuration_api.json';

const product = {
  type: 'string',
  title: 'Product',
  description: 'Product whose webhooks to use; both have the same API',
  enum: ['sms', 'chatapps'],
  default: 'sms',
} as const;

const eventTypes = ['DR', 'MO', 'MSG', 'EV'] as const;

const type = {
  type: 'string',
  title: 'Type',
  description:
    'Event type: DR for delivery receipts, MO for inbound SMS, MSG for inbound SMS and chat messages, EV for WhatsApp group events, * for all',
  enum: eventTypes,
} as const;

/**
 * Operations of the older webhook API, which sets one webhook for each subaccount and event type of SMS and chat
 * apps.
 */
export const genericWebhooks = {
  get: {
    title: 'Get Many Generic Webhooks',
    action: 'Get many generic webhooks',
    summary: 'Returns the URLs to which 8x8 sends each event type, from the older API',
    resource: 'Webhook',
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/webhooks',
    input: { type: 'object', properties: { product, accountId } },
    success: 200,
    errors: [400, 401, 500],
    output: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          subAccountId: { type: 'string', description: scope.description },
          type: { type: 'string', description: type.description, enum: eventTypes },
          url: { type: 'string', description: url.description },
          httpAuthorization: {
            type: 'string',
            description: 'Value of the Authorization header that 8x8 sends with each event; it is not masked',
            writeOnly: true,
          },
          enabled: { type: 'boolean', description: enabled.description },
          version: { type: 'integer', description: 'Version of the format of the events' },
          httpContenttype: { type: 'string', description: 'Media type of the events' },
        },
        required: ['subAccountId', 'type', 'url'],
      },
    },
    safety: 'read',
    paging: { items: '', by: { kind: 'whole' } },
    discrepancy: 'The sample has `version` and `httpContenttype`, which are missing in the schema.',
    docs: 'get-webhooks',
    openApi: { file: openApiFile, operationId: 'Get-Webhooks' },
  },
  set: {
    title: 'Create or Replace Generic Webhooks',
    action: 'Create or replace generic webhooks',
    summary: 'Sets the URLs to which 8x8 sends each event type, by the older API; it replaces existing ones',
    resource: 'Webhook',
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/webhooks',
    body: 'webhooks',
    input: {
      type: 'object',
      properties: {
        product,
        accountId,
        webhooks: {
          type: 'array',
          title: 'Webhooks',
          description: 'One entry for each subaccount and event type',
          minItems: 1,
          items: {
            type: 'object',
            properties: { subAccountId: scope, type, url, httpAuthorization, enabled },
            required: ['subAccountId', 'type', 'url'],
          },
          examples: [[{ subAccountId: '*', type: 'MSG', url: 'https://example.com/8x8' }]],
        },
      },
      required: ['webhooks'],
    },
    success: 200,
    errors: [400, 401, 500],
    safety: 'idempotent',
    docs: 'add-webhooks',
    openApi: { file: openApiFile, operationId: 'Add-Webhooks' },
  },
  delete: {
    title: 'Delete Generic Webhooks',
    action: 'Delete generic webhooks',
    summary:
      'Deletes webhooks by the older API; * deletes the webhook for all subaccounts, not every webhook',
    resource: 'Webhook',
    method: 'DELETE',
    path: '/api/v1/accounts/{accountId}/webhooks',
    body: 'webhooks',
    input: {
      type: 'object',
      properties: {
        product,
        accountId,
        webhooks: {
          type: 'array',
          title: 'Webhooks',
          description: 'One entry for each webhook to delete',
          minItems: 1,
          items: {
            type: 'object',
            properties: { subAccountId: scope, type },
            required: ['subAccountId', 'type'],
          },
          examples: [[{ subAccountId: '*', type: 'MSG' }]],
        },
      },
      required: ['webhooks'],
    },
    success: 200,
    errors: [400, 401, 500],
    safety: 'idempotent',
    destructive: true,
    docs: 'delete-webhooks',
    openApi: { file: openApiFile, operationId: 'Delete-Webhooks' },
  },
} as const satisfies Record<string, Operation>;
