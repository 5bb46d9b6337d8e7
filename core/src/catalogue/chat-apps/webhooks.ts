import { accountId } from '../shared/fields';
import type { Operation } from '../operation';
import { configuredWebhook, enabled, httpAuthorization, oauth, scope, url } from '../shared/webhook-fields';

const openApiFile = 'business_messaging_api.json';

const type = {
  type: 'string',
  title: 'Type',
  description:
    'CADR for delivery receipts, MSG for inbound messages, CABM for account and template updates; default: CADR and MSG',
  enum: ['CADR', 'MSG', 'CABM'],
} as const;

/** Operations that configure the webhooks of chat apps. */
export const webhooks = {
  getWebhooks: {
    title: 'Get Many Chat Apps Webhooks',
    action: 'Get many chat apps webhooks',
    summary:
      'Returns the URLs to which 8x8 sends inbound messages, delivery receipts and business updates; secrets are masked',
    resource: 'Webhook',
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/webhooks',
    input: { type: 'object', properties: { accountId } },
    success: 200,
    errors: [400, 401, 500],
    output: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          ...configuredWebhook,
          type: {
            type: 'string',
            description:
              'CADR for delivery receipts, MSG for inbound messages, CABM for account and template updates',
            enum: ['CADR', 'MSG', 'CABM'],
          },
        },
        required: ['subAccountId', 'url'],
      },
    },
    safety: 'read',
    paging: { items: '', by: { kind: 'whole' } },
    docs: 'get-webhooks-1',
    openApi: { file: openApiFile, operationId: 'Get-Webhooks-1' },
  },
  setWebhooks: {
    title: 'Create or Replace Chat Apps Webhooks',
    action: 'Create or replace chat apps webhooks',
    summary:
      'Sets the URLs to which 8x8 sends inbound messages, delivery receipts and business updates; it replaces existing ones',
    resource: 'Webhook',
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/webhooks',
    body: 'webhooks',
    input: {
      type: 'object',
      properties: {
        accountId,
        webhooks: {
          type: 'array',
          title: 'Webhooks',
          description: 'One entry for each subaccount and type',
          minItems: 1,
          items: {
            type: 'object',
            properties: { subAccountId: scope, type, url, httpAuthorization, enabled, oauth },
            required: ['subAccountId', 'url'],
          },
          examples: [[{ subAccountId: '*', url: 'https://example.com/8x8' }]],
        },
      },
      required: ['webhooks'],
    },
    success: 200,
    errors: [400, 401, 500],
    safety: 'idempotent',
    docs: 'add-webhooks-1',
    openApi: { file: openApiFile, operationId: 'Add-Webhooks-1' },
  },
  deleteWebhooks: {
    title: 'Delete Chat Apps Webhooks',
    action: 'Delete chat apps webhooks',
    summary: 'Deletes webhooks for chat apps; * deletes the webhook for all subaccounts, not every webhook',
    resource: 'Webhook',
    method: 'DELETE',
    path: '/api/v1/accounts/{accountId}/webhooks',
    body: 'webhooks',
    input: {
      type: 'object',
      properties: {
        accountId,
        webhooks: {
          type: 'array',
          title: 'Webhooks',
          description: 'One entry for each webhook to delete',
          minItems: 1,
          items: { type: 'object', properties: { subAccountId: scope, type }, required: ['subAccountId'] },
          examples: [[{ subAccountId: '*' }]],
        },
      },
      required: ['webhooks'],
    },
    success: 200,
    errors: [400, 401, 500],
    safety: 'idempotent',
    destructive: true,
    discrepancy:
      'The guide requires subaccount and type. In the schema, type is optional and means CADR and MSG by default. The schema is followed.',
    docs: 'delete-webhooks-1',
    openApi: { file: openApiFile, operationId: 'Delete-Webhooks-1' },
  },
} as const satisfies Record<string, Operation>;
