import { accountId } from '../shared/fields';
import type { Operation } from '../operation';
import { groupId, contactPaging, limit, offset, patch, contactIds } from './fields';
import { group, groupList } from './results';

const openApiFile = 'contacts_api.json';

/** Operations on groups. A blacklist is a group too. */
export const groups = {
  searchGroups: {
    title: 'Search Contact Groups',
    action: 'Search contact groups',
    summary: 'Finds groups of contacts by name',
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
    openApi: { file: openApiFile, operationId: 'search-groups' },
  },
  createGroup: {
    title: 'Create Contact Group',
    action: 'Create contact group',
    summary: 'Creates a group of contacts, or a blacklist, with a unique name',
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
          description: 'Unique name of the group',
          minLength: 1,
          maxLength: 100,
          examples: ['Newsletter'],
        },
        description: {
          type: 'string',
          title: 'Description',
          description: 'Description of the group',
          minLength: 1,
          maxLength: 100,
          examples: ['Subscribers of our newsletter'],
        },
        isBlacklist: {
          type: 'boolean',
          title: 'Is Blacklist',
          description: 'Whether messages to the contacts of the group are blocked',
          default: false,
        },
      },
      required: ['name'],
    },
    success: 201,
    errors: [400, 409],
    output: group,
    safety: 'unsafe',
    contactsNobody: true,
    discrepancy:
      'Names are unique, so a second request creates no second group. But 8x8 refuses it with 409, which would look like a failure. So it is not repeated.',
    docs: 'create-group',
    openApi: { file: openApiFile, operationId: 'create-group' },
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
    openApi: { file: openApiFile, operationId: 'get-group-by-id' },
  },
  updateGroup: {
    title: 'Update Contact Group',
    action: 'Update contact group',
    summary: 'Changes the name or description of a group, or makes it a blacklist',
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
    contactsNobody: true,
    discrepancy:
      'To make a group a blacklist, one sample has the path /isblacklist in lower case and the string "true", another has the boolean true. Both are accepted.',
    docs: 'update-group',
    openApi: { file: openApiFile, operationId: 'update-group' },
  },
  deleteGroup: {
    title: 'Delete Contact Group',
    action: 'Delete contact group',
    summary: 'Deletes a group, but not its contacts',
    resource: 'Contact Group',
    method: 'DELETE',
    path: '/api/v1/accounts/{accountId}/groups/{groupId}',
    input: { type: 'object', properties: { accountId, groupId }, required: ['groupId'] },
    success: 204,
    errors: [404],
    safety: 'idempotent',
    destructive: true,
    discrepancy:
      'The OpenAPI file gives status 204, which has no body, the schema of an error. The body is taken as empty.',
    docs: 'delete-group',
    openApi: { file: openApiFile, operationId: 'delete-group' },
  },
} as const satisfies Record<string, Operation>;

const groupMemberInput = {
  type: 'object',
  properties: { accountId, groupId, contacts: contactIds },
  required: ['groupId', 'contacts'],
} as const;

/** Operations on the members of a group. */
export const groupMembers = {
  addToGroup: {
    title: 'Add Contacts to Group',
    action: 'Add contacts to group',
    summary: 'Adds contacts to a group',
    resource: 'Contact Group',
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/groups/{groupId}/contacts',
    input: groupMemberInput,
    success: 201,
    errors: [404],
    output: group,
    safety: 'idempotent',
    discrepancy:
      'The schema requires no field. Here `contacts` is required, because the operation has no effect without it.',
    docs: 'add-contacts-to-group',
    openApi: { file: openApiFile, operationId: 'add-contacts-to-group' },
  },
  removeFromGroup: {
    title: 'Remove Contacts From Group',
    action: 'Remove contacts from group',
    summary: 'Removes contacts from a group, without deleting them',
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
      'The schema requires no field. Here `contacts` is required, because an empty body could mean all contacts.',
    docs: 'delete-contacts-from-group',
    openApi: { file: openApiFile, operationId: 'delete-contacts-from-group' },
  },
} as const satisfies Record<string, Operation>;
