import { accountId } from '../shared/fields';
import type { Operation } from '../operation';
import { configuredWebhook, enabled, httpAuthorization, oauth, scope, url } from '../shared/webhook-fields';

const openApiFile = 'sms_api.json';

/** Operations that configure the webhooks of SMS: the URLs to which 8x8 sends delivery receipts and inbound SMS. */
export const webhooks = {
  getWebhooks: {
    title: 'Get Many SMS Webhooks',
    action: 'Get many SMS webhooks',
    summary:
      'Returns the URLs to which 8x8 sends inbound SMS, delivery receipts and link clicks; secrets are masked',
    resource: 'Webhook',
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/webhooks',
    input: { type: 'object', properties: { accountId } },
    success: 200,
    errors: [400, 401, 500],
    output: {
      type: 'array',
      items: { type: 'object', properties: configuredWebhook, required: ['subAccountId', 'url'] },
    },
    safety: 'read',
    paging: { items: '', by: { kind: 'whole' } },
    docs: 'get-webhooks-2',
    openApi: { file: openApiFile, operationId: 'Get-Webhooks-2' },
  },
  setWebhooks: {
    title: 'Create or Replace SMS Webhooks',
    action: 'Create or replace SMS webhooks',
    summary:
      'Sets the URLs to which 8x8 sends inbound SMS, delivery receipts and link clicks; it replaces existing ones',
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
          description: 'One entry for each subaccount',
          minItems: 1,
          items: {
            type: 'object',
            properties: { subAccountId: scope, url, httpAuthorization, enabled, oauth },
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
    docs: 'add-webhooks-2',
    openApi: { file: openApiFile, operationId: 'Add-Webhooks-2' },
  },
  deleteWebhooks: {
    title: 'Delete SMS Webhooks',
    action: 'Delete SMS webhooks',
    summary:
      'Deletes webhooks for inbound SMS, delivery receipts and link clicks; * deletes the webhook for all subaccounts, not every webhook',
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
          items: { type: 'object', properties: { subAccountId: scope }, required: ['subAccountId'] },
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
      'The guide says that subaccount and type are required. The schema requires only the subaccount, and SMS has no types.',
    docs: 'delete-webhooks-2',
    openApi: { file: openApiFile, operationId: 'Delete-Webhooks-2' },
  },
} as const satisfies Record<string, Operation>;
