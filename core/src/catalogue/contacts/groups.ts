import { accountId } from '../shared/fields';
import type { Operation } from '../operation';
import { groupId, contactPaging, limit, offset, patch, contactIds } from './fields';
import { group, groupList } from './results';

const file = 'contacts_api.json';

/** Groups of contacts, blacklists among them. */
export const groups = {
  searchGroups: {
    title: 'Search Contact Groups',
    action: 'Search contact groups',
    summary: 'Finds groups of contacts by name, page by page',
    resource: 'Contact Group',
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/groups',
    query: ['limit', 'offset', 'name'],
    input: {
      type: 'object',
      properties: {
        accountId,
        name: {
          type: 'string',
          title: 'Name',
          description: 'Part of the name of the group',
          examples: ['Newsletter'],
        },
        limit,
        offset,
      },
    },
    success: 200,
    errors: [400],
    output: groupList,
    safety: 'read',
    paging: contactPaging,
    docs: 'search-groups',
    openApi: { file, operationId: 'search-groups' },
  },
  createGroup: {
    title: 'Create Contact Group',
    action: 'Create contact group',
    summary: 'Makes a group of contacts, or a blacklist, under a name that no other has',
    resource: 'Contact Group',
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/groups',
    input: {
      type: 'object',
      properties: {
        accountId,
        name: {
          type: 'string',
          title: 'Name',
          description: 'A name that no other group has',
          minLength: 1,
          maxLength: 100,
          examples: ['Newsletter'],
        },
        description: {
          type: 'string',
          title: 'Description',
          description: 'What the group is for',
          minLength: 1,
          maxLength: 100,
          examples: ['Who wants to hear from us'],
        },
        isBlacklist: {
          type: 'boolean',
          title: 'Is Blacklist',
          description: 'Whether messages to the contacts of the group are stopped',
          default: false,
        },
      },
      required: ['name'],
    },
    success: 201,
    errors: [400, 409],
    output: group,
    safety: 'unsafe',
    discrepancy:
      'Names are unique, so a second request makes no second group; but it is answered with 409, as if the group were not ours. It is therefore not repeated.',
    docs: 'create-group',
    openApi: { file, operationId: 'create-group' },
  },
  getGroup: {
    title: 'Get Contact Group',
    action: 'Get contact group',
    summary: 'Returns a group of contacts by its ID',
    resource: 'Contact Group',
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/groups/{groupId}',
    input: { type: 'object', properties: { accountId, groupId }, required: ['groupId'] },
    success: 200,
    errors: [404],
    output: group,
    safety: 'read',
    docs: 'get-group-by-id',
    openApi: { file, operationId: 'get-group-by-id' },
  },
  updateGroup: {
    title: 'Update Contact Group',
    action: 'Update contact group',
    summary: 'Changes the name or description of a group, or makes it a blacklist, by a JSON Patch',
    resource: 'Contact Group',
    method: 'PATCH',
    path: '/api/v1/accounts/{accountId}/groups/{groupId}',
    body: 'patch',
    input: {
      type: 'object',
      properties: {
        accountId,
        groupId,
        patch: { ...patch, examples: [[{ op: 'replace', path: '/name', value: 'Regulars' }]] },
      },
      required: ['groupId', 'patch'],
    },
    success: 200,
    errors: [400, 404, 409],
    output: group,
    safety: 'unsafe',
    discrepancy:
      'One sample turns a group into a blacklist with the path /isblacklist, in lower case, and the text "true"; another has true itself. Paths and values of both kinds are let through.',
    docs: 'update-group',
    openApi: { file, operationId: 'update-group' },
  },
  deleteGroup: {
    title: 'Delete Contact Group',
    action: 'Delete contact group',
    summary: 'Deletes a group, not the contacts in it',
    resource: 'Contact Group',
    method: 'DELETE',
    path: '/api/v1/accounts/{accountId}/groups/{groupId}',
    input: { type: 'object', properties: { accountId, groupId }, required: ['groupId'] },
    success: 204,
    errors: [404],
    safety: 'idempotent',
    destructive: true,
    discrepancy: 'The file gives 204, which has no body, the schema of an error. It is taken to be empty.',
    docs: 'delete-group',
    openApi: { file, operationId: 'delete-group' },
  },
} as const satisfies Record<string, Operation>;

const groupMemberInput = {
  type: 'object',
  properties: { accountId, groupId, contacts: contactIds },
  required: ['groupId', 'contacts'],
} as const;

/** Who is in a group. */
export const groupMembers = {
  addToGroup: {
    title: 'Add Contacts to Group',
    action: 'Add contacts to group',
    summary: 'Puts contacts into a group',
    resource: 'Contact Group',
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/groups/{groupId}/contacts',
    input: groupMemberInput,
    success: 201,
    errors: [404],
    output: group,
    safety: 'idempotent',
    discrepancy: 'No field is required by the schema; without contacts there is nothing to do.',
    docs: 'add-contacts-to-group',
    openApi: { file, operationId: 'add-contacts-to-group' },
  },
  removeFromGroup: {
    title: 'Remove Contacts From Group',
    action: 'Remove contacts from group',
    summary: 'Takes contacts out of a group; the contacts themselves stay',
    resource: 'Contact Group',
    method: 'DELETE',
    path: '/api/v1/accounts/{accountId}/groups/{groupId}/contacts',
    input: groupMemberInput,
    success: 200,
    errors: [404],
    output: group,
    safety: 'idempotent',
    destructive: true,
    discrepancy:
      'No field is required by the schema; here contacts are, lest an empty body mean all of them.',
    docs: 'delete-contacts-from-group',
    openApi: { file, operationId: 'delete-contacts-from-group' },
  },
} as const satisfies Record<string, Operation>;
