import { accountId } from '../../shared/fields';
import type { RequiredGroup } from '../../../validation/json-schema';
import type { Operation } from '../../operation';
import { channelId } from './channel-id';
import { flowContent, flowDetails, flowId, flowLimit, flowList, flowPreview, flowSaved } from './flow-fields';

/** An update needs at least one of these fields. */
const changesSomething: readonly RequiredGroup[] = [...Object.keys(flowContent), 'applicationId'].map(
  (field) => ({
    required: [field],
  }),
);

const openApiFile = 'business_messaging_api.json';

const resource = 'WhatsApp Flow';

const oneFlow = {
  type: 'object',
  properties: { accountId, channelId, flowId },
  required: ['flowId'],
} as const;

/**
 * WhatsApp Flows: forms of several screens that a customer fills in within a conversation. The error
 * statuses 404, 409, 422 and 429 are in 8x8's guide, but not in its OpenAPI file.
 */
export const flows = {
  getFlows: {
    title: 'Get Many Flows',
    action: 'Get many flows',
    summary: 'Returns the Flows of a WhatsApp channel with their status',
    resource,
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/channels/{channelId}/flows',
    query: ['limit'],
    input: {
      type: 'object',
      properties: {
        accountId,
        channelId,
        limit: {
          type: 'integer',
          title: 'Limit',
          description: 'Max number of Flows to return',
          minimum: 1,
          maximum: 1_000,
          default: 100,
        },
      },
    },
    success: 200,
    errors: [401, 404, 429, 500],
    output: flowList,
    safety: 'read',
    paging: { items: 'flows', by: { kind: 'whole' } },
    rateLimit: flowLimit,
    discrepancy:
      'One page has the Flows below /config/v1/channels/whatsapp; the OpenAPI file is followed, whose paths are those of all other operations of the account.',
    docs: 'get-whatsapp-flows',
    openApi: { file: openApiFile, operationId: 'get-whatsapp-flows' },
  },
  createFlow: {
    title: 'Create Flow',
    action: 'Create flow',
    summary: 'Creates a Flow as a draft, from Flow JSON or as a copy, or publishes it at once',
    resource,
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/channels/{channelId}/flows',
    input: {
      type: 'object',
      properties: { accountId, channelId, ...flowContent },
      required: ['name', 'categories'],
    },
    success: 200,
    otherSuccess: [201],
    errors: [400, 401, 404, 429, 500],
    output: flowSaved,
    safety: 'unsafe',
    contactsNobody: true,
    rateLimit: flowLimit,
    discrepancy:
      'The status of success is 201 in the guide and 200 in the schema. Both are accepted. The guide requires `flowJson`. The schema does not, because a Flow can be a copy.',
    docs: 'create-whatsapp-flow',
    openApi: { file: openApiFile, operationId: 'create-whatsapp-flow' },
  },
  getFlow: {
    title: 'Get Flow',
    action: 'Get flow',
    summary: 'Returns one Flow: its status, what is wrong with it, and where its Flow JSON can be fetched',
    resource,
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/channels/{channelId}/flows/{flowId}',
    input: oneFlow,
    success: 200,
    errors: [400, 401, 404, 429, 500],
    output: flowDetails,
    safety: 'read',
    rateLimit: flowLimit,
    docs: 'get-whatsapp-flow-details',
    openApi: { file: openApiFile, operationId: 'get-whatsapp-flow-details' },
  },
  updateFlow: {
    title: 'Update Flow',
    action: 'Update flow',
    summary: 'Changes a Flow that is still a draft: its name, its categories, its screens, or its endpoint',
    resource,
    method: 'PUT',
    path: '/api/v1/accounts/{accountId}/channels/{channelId}/flows/{flowId}',
    input: {
      type: 'object',
      properties: {
        ...oneFlow.properties,
        ...flowContent,
        applicationId: {
          type: 'string',
          title: 'Application ID',
          description: 'ID of the application that belongs to the Flow',
          examples: ['812345678901234'],
        },
      },
      required: ['flowId'],
      anyOf: changesSomething,
    },
    success: 200,
    errors: [400, 401, 404, 409, 422, 429, 500],
    output: flowSaved,
    safety: 'idempotent',
    rateLimit: flowLimit,
    docs: 'update-whatsapp-flow',
    openApi: { file: openApiFile, operationId: 'update-whatsapp-flow' },
  },
  deleteFlow: {
    title: 'Delete Flow',
    action: 'Delete flow',
    summary: 'Deletes a Flow that is still a draft, for good',
    resource,
    method: 'DELETE',
    path: '/api/v1/accounts/{accountId}/channels/{channelId}/flows/{flowId}',
    input: oneFlow,
    success: 200,
    otherSuccess: [204],
    errors: [400, 401, 404, 409, 429, 500],
    safety: 'idempotent',
    destructive: true,
    rateLimit: flowLimit,
    discrepancy: 'The status of success is 204 in the guide and 200 in the schema. Both are accepted.',
    docs: 'delete-whatsapp-flow',
    openApi: { file: openApiFile, operationId: 'delete-whatsapp-flow' },
  },
  getFlowPreview: {
    title: 'Get Flow Preview',
    action: 'Get flow preview',
    summary: 'Returns the address of a page that shows a Flow, and until when it works',
    resource,
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/channels/{channelId}/flows/{flowId}/preview',
    query: ['refresh'],
    input: {
      type: 'object',
      properties: {
        ...oneFlow.properties,
        refresh: {
          type: 'boolean',
          title: 'Refresh',
          description: 'Whether to make a new address, though the one before still works',
          default: false,
        },
      },
      required: ['flowId'],
    },
    success: 200,
    errors: [400, 401, 404, 429, 500],
    output: flowPreview,
    safety: 'read',
    rateLimit: flowLimit,
    docs: 'preview-whatsapp-flow',
    openApi: { file: openApiFile, operationId: 'preview-whatsapp-flow' },
  },
  publishFlow: {
    title: 'Publish Flow',
    action: 'Publish flow',
    summary: 'Makes a draft ready to be sent, after which it can no longer be changed or deleted',
    resource,
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/channels/{channelId}/flows/{flowId}/publish',
    input: oneFlow,
    success: 200,
    errors: [400, 401, 404, 409, 422, 429, 500],
    safety: 'idempotent',
    destructive: true,
    rateLimit: flowLimit,
    docs: 'publish-whatsapp-flow',
    openApi: { file: openApiFile, operationId: 'publish-whatsapp-flow' },
  },
  deprecateFlow: {
    title: 'Deprecate Flow',
    action: 'Deprecate flow',
    summary: 'Takes a published Flow out of use for new messages',
    resource,
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/channels/{channelId}/flows/{flowId}/deprecate',
    input: oneFlow,
    success: 200,
    errors: [400, 401, 404, 409, 429, 500],
    safety: 'idempotent',
    destructive: true,
    rateLimit: flowLimit,
    docs: 'deprecate-whatsapp-flow',
    openApi: { file: openApiFile, operationId: 'deprecate-whatsapp-flow' },
  },
} as const satisfies Record<string, Operation>;
