import { accountId, confirm } from '../shared/fields';
import type { Operation } from '../operation';
import {
  definitionId,
  definitionInput,
  limit,
  offset,
  definitionPaging,
  storedDefinition,
  version,
} from './definition-fields';

const file = 'automation_api.json';
const resource = 'Automation Workflow';

/** The blueprints of workflows, kept in versions. */
export const definitions = {
  getDefinitions: {
    title: 'Get Many Workflow Definitions',
    action: 'Get many workflow definitions',
    summary: 'Returns the active workflow definitions of the account',
    resource,
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/definitions',
    input: { type: 'object', properties: { accountId, limit, offset } },
    query: ['limit', 'offset'],
    success: 200,
    output: { type: 'array', items: storedDefinition },
    safety: 'read',
    paging: definitionPaging,
    errors: [],
    docs: 'get-all-definitions',
    openApi: { file, operationId: 'get-all-definitions' },
  },
  createDefinition: {
    title: 'Create Workflow Definition',
    action: 'Create workflow definition',
    summary: 'Creates a workflow definition, which runs once it is enabled and its trigger fires',
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
    errors: [400],
    discrepancy:
      'The schema requires `accountId` in the body, which it does not describe and no sample has: it stands in the path alone. The schema of the answer has `id` and `version` beside `definition`, the samples within it: both are let through, and `id` is taken from the `Location` header besides. Samples write `subaccountId` where the schema and the prose have `subAccountId`, which is sent. The types If, JumpTo and SendToConverse are missing in the schema; If is in the prose, SendToConverse in a definition exported by 8x8 Connect, and JumpTo is named after the label it has there. A step without `stepType` is refused: the prose requires it.',
    docs: 'create-definition',
    openApi: { file, operationId: 'create-definition' },
  },
  getDefinition: {
    title: 'Get Workflow Definition',
    action: 'Get workflow definition',
    summary: 'Returns the versions of one workflow definition, the latest first; none when it does not exist',
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
    paging: definitionPaging,
    errors: [400],
    docs: 'get-specific-definition',
    openApi: { file, operationId: 'get-specific-definition' },
  },
  updateDefinition: {
    title: 'Update Workflow Definition',
    action: 'Update workflow definition',
    summary: 'Makes a new version of a workflow definition; what already runs ends by the old one',
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
    errors: [400, 404],
    discrepancy:
      'See createDefinition. It is unsafe to repeat, since each request makes a version of its own.',
    docs: 'update-existing-definition',
    openApi: { file, operationId: 'update-existing-definition' },
  },
  deleteDefinition: {
    title: 'Delete Workflow Definition',
    action: 'Delete workflow definition',
    summary:
      'Deletes one version of a workflow definition, or all; what runs by it is terminated and its logs are lost',
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
          description:
            'Version to delete; left out, all versions are deleted, which Confirmation must confirm',
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
      warning: 'deletes all versions of the definition, terminates what runs by them, and loses their logs',
    },
    errors: [400, 404],
    docs: 'delete-definitions',
    openApi: { file, operationId: 'delete-definitions' },
  },
} as const satisfies Record<string, Operation>;
