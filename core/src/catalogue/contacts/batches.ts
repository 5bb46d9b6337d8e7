import { accountId, confirm } from '../shared/fields';
import type { Operation } from '../operation';
import { batchJob } from './batch-job';
import { groupId, contactIds } from './fields';
import { startedUpload, startedBatch } from './results';

const file = 'contacts_api.json';

export const upload = {
  uploadBatch: {
    title: 'Upload Contacts',
    action: 'Upload contacts',
    summary: 'Creates contacts from a CSV or Excel file of up to 30 MB; those that exist are merged',
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
          description: 'A CSV or Excel file with one contact a row, at most 30 MB',
          format: 'binary',
          examples: [{ name: 'contacts.csv', content: 'msisdn,firstName\n6591234567,Mei' }],
        },
        groups: {
          type: 'array',
          title: 'Groups',
          description: 'IDs of the groups to put the contacts into, at most ten',
          minItems: 1,
          maxItems: 10,
          items: groupId,
          examples: [[8300]],
        },
        fileHasHeader: {
          type: 'boolean',
          title: 'File Has Header',
          description: 'Whether the first row of the file names the columns; if not, File Columns must',
          default: true,
        },
        fileColumns: {
          type: 'array',
          title: 'File Columns',
          description: 'Names of the columns in their order, for a file without a header',
          minItems: 1,
          items: {
            type: 'string',
            title: 'Column',
            description: 'Name of the contact field that the column holds',
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
    job: batchJob,
    discrepancy:
      'Groups and columns travel as texts with commas, which lists become. A second upload makes no contact twice, but a second job, which may undo later changes: it is not repeated.',
    docs: 'batch-upload-contacts',
    openApi: { file, operationId: 'batch-upload-contacts' },
  },
} as const satisfies Record<string, Operation>;

const fromAndTo = {
  type: 'object',
  properties: {
    accountId,
    from: { ...groupId, title: 'From Group', description: 'ID of the group in which the contacts are' },
    to: { ...groupId, title: 'To Group', description: 'ID of the group to put them into', examples: [8301] },
  },
  required: ['from', 'to'],
} as const;

/** Changes to many contacts or groups, which take their time. */
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
      'No field is required by the schema, and what all does beside IDs is not said: one of the three is required here, and all needs consent whatever stands beside it. A second job with all would delete what was created since the first: it is not repeated.',
    docs: 'batch-delete-contacts',
    openApi: { file, operationId: 'batch-delete-contacts' },
  },
  copyBatch: {
    title: 'Copy Contacts Between Groups',
    action: 'Copy contacts between groups',
    summary: 'Puts all contacts of one group into another as well',
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
    openApi: { file, operationId: 'batch-copy-contacts' },
  },
  moveBatch: {
    title: 'Move Contacts Between Groups',
    action: 'Move contacts between groups',
    summary: 'Takes all contacts out of one group and puts them into another',
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
      'A second job would also move who has come into the group since the first: it is not repeated. The prose says that it deletes contacts in the original group: out of the group, that is, not out of the account.',
    docs: 'batch-move-contacts',
    openApi: { file, operationId: 'batch-move-contacts' },
  },
  deleteGroupsBatch: {
    title: 'Delete Many Contact Groups',
    action: 'Delete many contact groups',
    summary: 'Deletes groups and, if asked to, the contacts in them',
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
          description: 'The numbers that 8x8 gave the groups',
          minItems: 1,
          items: groupId,
          examples: [[8300, 8301]],
        },
        deleteContacts: {
          type: 'boolean',
          title: 'Delete Contacts',
          description: 'Whether the contacts of the groups are deleted too',
        },
      },
      required: ['ids', 'deleteContacts'],
    },
    success: 202,
    errors: [400],
    output: startedBatch,
    safety: 'unsafe',
    destructive: true,
    job: batchJob,
    discrepancy:
      'Whether groups that are already gone are refused is not said: a second request might be answered as if the first had not been carried out. It is not repeated.',
    docs: 'batch-delete-groups',
    openApi: { file, operationId: 'batch-delete-groups' },
  },
} as const satisfies Record<string, Operation>;
