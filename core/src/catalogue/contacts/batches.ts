import { accountId, confirm } from '../shared/fields';
import type { Operation } from '../operation';
import { batchJob } from './batch-job';
import { groupId, contactIds } from './fields';
import { startedUpload, startedBatch } from './results';

const openApiFile = 'contacts_api.json';

export const upload = {
  uploadBatch: {
    title: 'Upload Contacts',
    action: 'Upload contacts',
    summary: 'Creates contacts from a CSV or Excel file of up to 30 MB, or merges them into existing ones',
    resource: 'Contact Batch',
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/contacts/batches/createContacts',
    multipart: true,
    input: {
      type: 'object',
      properties: {
        accountId,
        file: {
          type: 'string',
          title: 'File',
          description:
            'CSV or Excel file with one contact in each row, up to 30 MB; phone numbers are cleaned and checked in CSV only, so format their column in Excel as text',
          format: 'binary',
          examples: [{ name: 'contacts.csv', content: 'msisdn,firstName\n6591234567,Mei' }],
        },
        groups: {
          type: 'array',
          title: 'Groups',
          description: 'IDs of the groups to which the contacts are added, up to ten',
          minItems: 1,
          maxItems: 10,
          items: groupId,
          examples: [[8300]],
        },
        fileHasHeader: {
          type: 'boolean',
          title: 'File Has Header',
          description:
            'Whether the first row of the file has the column names; if not, File Columns is required',
          default: true,
        },
        fileColumns: {
          type: 'array',
          title: 'File Columns',
          description: 'Column names in order, for a file without a header',
          minItems: 1,
          items: {
            type: 'string',
            title: 'Column',
            description: 'Name of the contact field in the column',
            minLength: 1,
          },
          examples: [['msisdn', 'firstName', 'lastName']],
        },
      },
      required: ['file'],
      allOf: [
        { if: { properties: { fileHasHeader: { const: false } } }, then: { required: ['fileColumns'] } },
      ],
    },
    success: 202,
    errors: [400],
    output: startedUpload,
    safety: 'unsafe',
    choices: { groups: 'contacts.searchGroups' },
    contactsNobody: true,
    numbersInFile: {
      file: 'file',
      hasHeader: 'fileHasHeader',
      columns: 'fileColumns',
      numberColumns: ['msisdn', 'phone', 'phonenumber', 'mobile', 'mobilenumber', 'number'],
    },
    job: batchJob,
    discrepancy:
      'Groups and columns are sent as texts separated by commas. A second upload creates no contact twice, but it starts a second job, which can overwrite later changes. So it is not repeated.',
    docs: 'batch-upload-contacts',
    openApi: { file: openApiFile, operationId: 'batch-upload-contacts' },
  },
} as const satisfies Record<string, Operation>;

const fromAndTo = {
  type: 'object',
  properties: {
    accountId,
    from: {
      ...groupId,
      title: 'From Group',
      description: 'ID of the group from which the contacts are taken',
    },
    to: {
      ...groupId,
      title: 'To Group',
      description: 'ID of the group to which the contacts are added',
      examples: [8301],
    },
  },
  required: ['from', 'to'],
} as const;

/**
 * Operations that start batches: jobs in which 8x8 changes many contacts or groups. The upload of a file is one of
 * them, see `upload`.
 */
export const batches = {
  deleteBatch: {
    title: 'Delete Many Contacts',
    action: 'Delete many contacts',
    summary: 'Deletes contacts by ID or phone number, or all contacts of the account',
    resource: 'Contact Batch',
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/contacts/batches/deleteContacts',
    input: {
      type: 'object',
      properties: {
        accountId,
        ids: contactIds,
        msisdns: {
          type: 'array',
          title: 'Phone Numbers',
          description: 'Phone numbers of the contacts to delete, in international form',
          minItems: 1,
          items: {
            type: 'string',
            title: 'Phone Number',
            description: 'Phone number in international form, e.g. +6591234567',
            format: 'msisdn',
          },
          examples: [['+6591234567']],
        },
        all: {
          type: 'boolean',
          title: 'All',
          description: 'Whether to delete every contact of the account; needs Confirmation',
        },
        confirm: { ...confirm, examples: ['delete all contacts'] },
      },
      anyOf: [{ required: ['ids'] }, { required: ['msisdns'] }, { required: ['all'] }],
    },
    success: 202,
    errors: [400],
    output: startedBatch,
    safety: 'unsafe',
    destructive: true,
    consent: {
      when: { field: 'all', is: true },
      word: 'delete all contacts',
      warning: 'deletes every contact of the account',
    },
    job: batchJob,
    discrepancy:
      'The schema requires no field, and does not say what `all` does beside IDs. Here one of the three is required, and `all` always needs consent. A second job with `all` would delete contacts that were created after the first. So it is not repeated.',
    docs: 'batch-delete-contacts',
    openApi: { file: openApiFile, operationId: 'batch-delete-contacts' },
  },
  copyBatch: {
    title: 'Copy Contacts Between Groups',
    action: 'Copy contacts between groups',
    summary: 'Adds all contacts of one group to another group',
    resource: 'Contact Batch',
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/groups/batches/copyContacts',
    query: ['from', 'to'],
    input: fromAndTo,
    success: 202,
    errors: [400],
    output: startedBatch,
    safety: 'idempotent',
    job: batchJob,
    docs: 'batch-copy-contacts',
    openApi: { file: openApiFile, operationId: 'batch-copy-contacts' },
  },
  moveBatch: {
    title: 'Move Contacts Between Groups',
    action: 'Move contacts between groups',
    summary: 'Moves all contacts of one group to another group',
    resource: 'Contact Batch',
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/groups/batches/moveContacts',
    query: ['from', 'to'],
    input: fromAndTo,
    success: 202,
    errors: [400],
    output: startedBatch,
    safety: 'unsafe',
    destructive: true,
    job: batchJob,
    discrepancy:
      'A second job would also move contacts that were added to the group after the first. So it is not repeated. The guide says that it deletes contacts in the original group: it removes them from the group, not from the account.',
    docs: 'batch-move-contacts',
    openApi: { file: openApiFile, operationId: 'batch-move-contacts' },
  },
  deleteGroupsBatch: {
    title: 'Delete Many Contact Groups',
    action: 'Delete many contact groups',
    summary: 'Deletes groups and, optionally, their contacts',
    resource: 'Contact Batch',
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/groups/batches/deleteGroups',
    input: {
      type: 'object',
      properties: {
        accountId,
        ids: {
          type: 'array',
          title: 'Group IDs',
          description: 'IDs that 8x8 gave the groups',
          minItems: 1,
          items: groupId,
          examples: [[8300, 8301]],
        },
        deleteContacts: {
          type: 'boolean',
          title: 'Delete Contacts',
          description: 'Whether to delete the contacts of the groups too',
        },
      },
      required: ['ids', 'deleteContacts'],
    },
    success: 202,
    errors: [400],
    output: startedBatch,
    safety: 'unsafe',
    choices: { ids: 'contacts.searchGroups' },
    destructive: true,
    job: batchJob,
    discrepancy:
      'It is not documented whether 8x8 refuses groups that are already deleted. A second request could fail although the first succeeded. So it is not repeated.',
    docs: 'batch-delete-groups',
    openApi: { file: openApiFile, operationId: 'batch-delete-groups' },
  },
} as const satisfies Record<string, Operation>;
