import { accountId } from '../shared/fields';
import type { Operation } from '../operation';
import { enabled, httpAuthorization, scope, url } from '../shared/webhook-fields';

const file = 'configuration_api.json';

const product = {
  type: 'string',
  title: 'Product',
  description: 'The product whose host is asked; both keep webhooks of the same kind',
  enum: ['sms', 'chatapps'],
  default: 'sms',
} as const;

const eventTypes = ['DR', 'MO', 'MSG', 'EV'] as const;

const type = {
  type: 'string',
  title: 'Type',
  description:
    'DR for delivery receipts, MO for inbound SMS, MSG for inbound SMS and chat messages, EV for events of WhatsApp groups, * for all',
  enum: eventTypes,
} as const;

export const genericWebhooks = {
  get: {
    title: 'Get Many Generic Webhooks',
    action: 'Get many generic webhooks',
    summary: 'Returns where 8x8 posts each type of event, as the older configuration has it',
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
            description:
              'Authorization header that 8x8 sends with each event, as it was set: nothing is masked',
            writeOnly: true,
          },
          enabled: { type: 'boolean', description: enabled.description },
          version: { type: 'integer', description: 'Version of the format in which the events are posted' },
          httpContenttype: { type: 'string', description: 'Media type in which the events are posted' },
        },
        required: ['subAccountId', 'type', 'url'],
      },
    },
    safety: 'read',
    paging: { items: '', by: { kind: 'whole' } },
    discrepancy: 'The sample shows `version` and `httpContenttype`, which the schema lacks.',
    docs: 'get-webhooks',
    openApi: { file, operationId: 'Get-Webhooks' },
  },
  set: {
    title: 'Create or Replace Generic Webhooks',
    action: 'Create or replace generic webhooks',
    summary:
      'Sets where 8x8 posts each type of event, in the older configuration; what held a slot is replaced',
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
          description: 'One entry for each subaccount and type',
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
    openApi: { file, operationId: 'Add-Webhooks' },
  },
  delete: {
    title: 'Delete Generic Webhooks',
    action: 'Delete generic webhooks',
    summary:
      'Stops 8x8 from posting a type of event, in the older configuration; * is the webhook of that name, not all',
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
    openApi: { file, operationId: 'Delete-Webhooks' },
  },
} as const satisfies Record<string, Operation>;
