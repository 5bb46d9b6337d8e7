import { accountId } from '../shared/fields';
import type { Operation } from '../operation';
import { followed } from './followed';
import { groupId } from './ids';
import { startedUpload } from './results';

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
    job: followed,
    reading:
      'Groups and columns travel as texts with commas, which lists become. A second upload makes no contact twice, but a second job, which may undo later changes: it is not repeated.',
    docs: 'batch-upload-contacts',
    openApi: { file: 'contacts_api.json', operationId: 'batch-upload-contacts' },
  },
} as const satisfies Record<string, Operation>;
