import { subAccountId } from '../shared/fields';
import type { Operation } from '../operation';
import { enabled, url } from '../shared/webhook-fields';
import { statusFields } from './fields';

const openApiFile = 'voice_v1_api.json';
const maskingFile = 'number_masking_api.json';

const type = {
  type: 'string',
  title: 'Type',
  description:
    'Event type: VCA for call actions, VCS for call status, VSS for session summaries, VRU for recordings, VNU for virtual numbers',
  enum: ['VCA', 'VCS', 'VSS', 'VRU', 'VNU'],
} as const;

const webhookOutput = {
  type: { type: 'string', description: type.description },
  url: { type: 'string', description: url.description },
  enabled: { type: 'boolean', description: enabled.description },
  httpAuthHeaderAvailable: {
    type: 'boolean',
    description: 'Whether an Authorization header is set; it is not returned',
  },
} as const;

const webhookList = {
  type: 'object',
  properties: {
    subAccountId: { type: 'string', description: 'Subaccount of the webhooks' },
    count: { type: 'integer', description: 'Number of webhooks' },
    webhooks: {
      type: 'array',
      description: 'Webhooks, one for each event type',
      items: { type: 'object', properties: webhookOutput },
    },
    ...statusFields,
  },
} as const;

/**
 * Operations that configure the webhooks of voice: the URLs to which 8x8 sends call actions, session summaries and
 * other events.
 */
export const webhooks = {
  getWebhooks: {
    title: 'Get Many Voice Webhooks',
    action: 'Get many voice webhooks',
    summary: 'Returns the URLs to which 8x8 sends voice events, without secrets',
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
    openApi: { file: openApiFile, operationId: 'get-webhooks-information' },
    alsoPublishedAs: [{ file: maskingFile, operationId: 'get webhooks information' }],
  },
  setWebhook: {
    title: 'Create or Replace Voice Webhook',
    action: 'Create or replace voice webhook',
    summary: 'Sets the URL to which 8x8 sends one type of voice event; it replaces the existing one',
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
    discrepancy: 'The guide has `active` instead of `enabled` in the OpenAPI file. The file is followed.',
    docs: 'create-a-new-webhook',
    openApi: { file: openApiFile, operationId: 'create-a-new-webhook' },
    alsoPublishedAs: [{ file: maskingFile, operationId: 'Create a new webhook' }],
  },
  deleteWebhook: {
    title: 'Delete Voice Webhook',
    action: 'Delete voice webhook',
    summary: 'Deletes the webhook for one type of voice event',
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
      'In the OpenAPI file VNU can be set, but is missing among the types that can be deleted. It is accepted. The fields of the response are wrongly placed under `allOf`. The sample is followed.',
    docs: 'delete-a-specific-type-of-webhook',
    openApi: { file: openApiFile, operationId: 'delete-a-specific-type-of-webhook' },
    alsoPublishedAs: [{ file: maskingFile, operationId: 'Delete a specific type of webhook' }],
  },
} as const satisfies Record<string, Operation>;
