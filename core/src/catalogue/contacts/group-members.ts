import { accountId } from '../shared/fields';
import type { Operation } from '../operation';
import { contactIds, groupId } from './ids';
import { group } from './results';

const file = 'contacts_api.json';

const input = {
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
    input,
    success: 201,
    errors: [404],
    output: group,
    safety: 'idempotent',
    reading: 'No field is required by the schema; without contacts there is nothing to do.',
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
    input,
    success: 200,
    errors: [404],
    output: group,
    safety: 'idempotent',
    destructive: true,
    reading: 'No field is required by the schema; here contacts are, lest an empty body mean all of them.',
    docs: 'delete-contacts-from-group',
    openApi: { file, operationId: 'delete-contacts-from-group' },
  },
} as const satisfies Record<string, Operation>;
