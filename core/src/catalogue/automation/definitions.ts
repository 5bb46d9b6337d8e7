import { accountId, confirm } from '../shared/fields';
import type { Operation } from '../operation';
import {
  definitionId,
  definitionInput,
  limit,
  offset,
  arrayPaging,
  storedDefinition,
  version,
} from './definition-fields';

const openApiFile = 'automation_api.json';
const resource = 'Automation Workflow';

/**
 * Operations on workflow definitions. A change creates a new version, and runs that have started keep the old one.
 */
export const definitions = {
  getDefinitions: {
    title: 'Get Many 8x8 Workflow Definitions',
    action: 'Get many 8x8 workflow definitions',
    summary: 'Returns the active 8x8 workflow definitions of the account',
    resource,
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/definitions',
    input: { type: 'object', properties: { accountId, limit, offset } },
    query: ['limit', 'offset'],
    success: 200,
    output: { type: 'array', items: storedDefinition },
    safety: 'read',
    paging: arrayPaging,
    errors: [],
    docs: 'get-all-definitions',
    openApi: { file: openApiFile, operationId: 'get-all-definitions' },
  },
  createDefinition: {
    title: 'Create 8x8 Workflow Definition',
    action: 'Create 8x8 workflow definition',
    summary: 'Creates an 8x8 workflow definition, which runs when it is enabled and its trigger fires',
    resource,
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/definitions',
    input: {
      type: 'object',
      properties: { accountId, ...definitionInput },
      required: ['trigger', 'definition'],
    },
    success: 201,
    output: storedDefinition,
    idFromLocation: 'id',
    safety: 'unsafe',
    contactsNobody: true,
    errors: [400],
    discrepancy:
      'The schema requires `accountId` in the body, but does not describe it, and no sample has it. It is only sent in the path. The response has `id` and `version` beside `definition` in the schema, but inside it in the samples. Both are accepted, and `id` is also taken from the `Location` header. Samples have `subaccountId` instead of `subAccountId` in the schema and the guide. `subAccountId` is sent. The step types If, JumpTo and SendToConverse are missing in the schema. If is in the guide, SendToConverse in an export of 8x8 Connect, and JumpTo is named after its label there. A step without `stepType` is refused, because the guide requires it.',
    docs: 'create-definition',
    openApi: { file: openApiFile, operationId: 'create-definition' },
  },
  getDefinition: {
    title: 'Get 8x8 Workflow Definition',
    action: 'Get 8x8 workflow definition',
    summary:
      'Returns the versions of one 8x8 workflow definition, the latest first; the list is empty if the definition does not exist',
    resource,
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/definitions/{definitionId}',
    input: {
      type: 'object',
      properties: { accountId, definitionId, limit, offset },
      required: ['definitionId'],
    },
    query: ['limit', 'offset'],
    success: 200,
    output: { type: 'array', items: storedDefinition },
    safety: 'read',
    paging: arrayPaging,
    errors: [400],
    docs: 'get-specific-definition',
    openApi: { file: openApiFile, operationId: 'get-specific-definition' },
  },
  updateDefinition: {
    title: 'Update 8x8 Workflow Definition',
    action: 'Update 8x8 workflow definition',
    summary: 'Creates a new version of an 8x8 workflow definition; what runs already keeps the old version',
    resource,
    method: 'PUT',
    path: '/api/v1/accounts/{accountId}/definitions/{definitionId}',
    input: {
      type: 'object',
      properties: { accountId, definitionId, ...definitionInput },
      required: ['definitionId', 'trigger', 'definition'],
    },
    success: 200,
    output: storedDefinition,
    safety: 'unsafe',
    contactsNobody: true,
    errors: [400, 404],
    discrepancy:
      'See createDefinition. The request is not safe to repeat, because each creates a new version.',
    docs: 'update-existing-definition',
    openApi: { file: openApiFile, operationId: 'update-existing-definition' },
  },
  deleteDefinition: {
    title: 'Delete 8x8 Workflow Definition',
    action: 'Delete 8x8 workflow definition',
    summary:
      'Deletes one version of an 8x8 workflow definition or all, terminates their 8x8 workflows, and deletes the logs',
    resource,
    method: 'DELETE',
    path: '/api/v1/accounts/{accountId}/definitions/{definitionId}',
    input: {
      type: 'object',
      properties: {
        accountId,
        definitionId,
        version: {
          ...version,
          description: 'Version to delete; default: all versions, which needs Confirmation',
        },
        confirm: { ...confirm, examples: ['delete all versions'] },
      },
      required: ['definitionId'],
    },
    query: ['version'],
    success: 202,
    safety: 'idempotent',
    destructive: true,
    consent: {
      when: { field: 'version' },
      word: 'delete all versions',
      warning: 'deletes all versions of the definition, terminates their 8x8 workflows, and deletes the logs',
    },
    errors: [400, 404],
    docs: 'delete-definitions',
    openApi: { file: openApiFile, operationId: 'delete-definitions' },
  },
} as const satisfies Record<string, Operation>;
