import { subAccountId } from '../shared/fields';
import type { Operation } from '../operation';
import { enabled, url } from '../shared/webhook-fields';
import { statusFields } from './fields';

const file = 'voice_v1_api.json';
const maskingFile = 'number_masking_api.json';

const type = {
  type: 'string',
  title: 'Type',
  description:
    'VCA asks what a call does next, VCS tells its status, VSS sums up a session, VRU tells of recordings, VNU of virtual numbers',
  enum: ['VCA', 'VCS', 'VSS', 'VRU', 'VNU'],
} as const;

const webhookOutput = {
  type: { type: 'string', description: type.description },
  url: { type: 'string', description: url.description },
  enabled: { type: 'boolean', description: enabled.description },
  httpAuthHeaderAvailable: {
    type: 'boolean',
    description: 'Whether an Authorization header is set; 8x8 does not show it',
  },
} as const;

const webhookList = {
  type: 'object',
  properties: {
    subAccountId: { type: 'string', description: 'Subaccount whose webhooks these are' },
    count: { type: 'integer', description: 'How many webhooks are set' },
    webhooks: {
      type: 'array',
      description: 'Webhooks that are set, one for each type of event',
      items: { type: 'object', properties: webhookOutput },
    },
    ...statusFields,
  },
} as const;

export const webhooks = {
  getWebhooks: {
    title: 'Get Many Voice Webhooks',
    action: 'Get many voice webhooks',
    summary: 'Returns where 8x8 posts what happens in calls, without secrets',
    resource: 'Webhook',
    method: 'GET',
    path: '/api/v1/subaccounts/{subAccountId}/webhooks',
    input: { type: 'object', properties: { subAccountId } },
    success: 200,
    errors: [401, 403, 404, 500],
    output: webhookList,
    safety: 'read',
    paging: { items: 'webhooks', by: { kind: 'whole' } },
    docs: 'get-webhooks-information',
    openApi: { file, operationId: 'get-webhooks-information' },
    alsoPublishedAs: [{ file: maskingFile, operationId: 'get webhooks information' }],
  },
  setWebhook: {
    title: 'Create or Replace Voice Webhook',
    action: 'Create or replace voice webhook',
    summary: 'Sets where 8x8 posts one type of voice event; what was set for the type is replaced',
    resource: 'Webhook',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/webhooks',
    input: {
      type: 'object',
      properties: {
        subAccountId,
        type,
        url,
        httpAuthHeader: {
          type: 'string',
          title: 'Authorization',
          description: 'Value of the Authorization header that 8x8 sends with each event',
          writeOnly: true,
        },
        enabled,
      },
      required: ['type', 'url'],
    },
    success: 200,
    errors: [401, 403, 404, 422, 500],
    output: webhookList,
    safety: 'idempotent',
    discrepancy: 'The prose sends `active` where the file has `enabled`: the file is followed.',
    docs: 'create-a-new-webhook',
    openApi: { file, operationId: 'create-a-new-webhook' },
    alsoPublishedAs: [{ file: maskingFile, operationId: 'Create a new webhook' }],
  },
  deleteWebhook: {
    title: 'Delete Voice Webhook',
    action: 'Delete voice webhook',
    summary: 'Stops 8x8 from posting one type of voice event',
    resource: 'Webhook',
    method: 'DELETE',
    path: '/api/v1/subaccounts/{subAccountId}/webhooks/{type}',
    input: { type: 'object', properties: { subAccountId, type }, required: ['type'] },
    success: 200,
    errors: [401, 403, 404, 500],
    output: {
      type: 'object',
      properties: {
        subAccountId: { type: 'string', description: 'Subaccount whose webhook was deleted' },
        ...webhookOutput,
        ...statusFields,
      },
    },
    safety: 'idempotent',
    destructive: true,
    discrepancy:
      'The file leaves VNU out of the types that can be deleted, and lets it be set: it is let through. What comes back is written under `allOf` by mistake; the sample shows the fields themselves.',
    docs: 'delete-a-specific-type-of-webhook',
    openApi: { file, operationId: 'delete-a-specific-type-of-webhook' },
    alsoPublishedAs: [{ file: maskingFile, operationId: 'Delete a specific type of webhook' }],
  },
} as const satisfies Record<string, Operation>;
