import type { Job, Operation } from '../operation';
import { accountId } from '../shared/fields';
import { batchId, contactPaging, limit, offset } from './fields';
import { batch, batchList } from './results';

/**
 * How the client follows a batch of contacts until it has ended: which operation returns the state, and which states
 * are final.
 */
export const batchJob = {
  status: 'getBatch',
  id: 'id',
  idField: 'batchId',
  state: 'status',
  done: ['completed'],
  failed: ['failed', 'stopped', 'timeout'],
} as const satisfies Job;

const openApiFile = 'contacts_api.json';

const batchSummaryFields = [
  ...['id', 'type', 'status', 'createdAt', 'fileName', 'totalRows'],
  ...['insertedRows', 'duplicatedRows', 'errorRows', 'invalidFileLocation'],
];

/** Operations that return the state of batches. */
export const batchStatus = {
  getBatch: {
    title: 'Get Contact Batch',
    action: 'Get contact batch',
    summary: 'Returns the state of a batch',
    resource: 'Contact Batch',
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/batches/{batchId}',
    input: { type: 'object', properties: { accountId, batchId }, required: ['batchId'] },
    success: 200,
    errors: [404],
    output: batch,
    safety: 'read',
    summaryFields: batchSummaryFields,
    discrepancy:
      'The schema has only ID, type, status and date. The sample of the list also has the counts of an upload. All fields are typed, and most are optional.',
    docs: 'get-batch-by-id',
    openApi: { file: openApiFile, operationId: 'get-batch-by-id' },
  },
  getBatches: {
    title: 'Get Many Contact Batches',
    action: 'Get many contact batches',
    summary: 'Returns the contact batches of the account',
    resource: 'Contact Batch',
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/batches',
    query: ['limit', 'offset', 'type'],
    input: {
      type: 'object',
      properties: {
        accountId,
        type: {
          type: 'string',
          title: 'Type',
          description: 'Only batches of this type',
          enum: ['createContacts', 'deleteContacts', 'copyContacts', 'moveContacts', 'deleteGroups'],
        },
        limit,
        offset,
      },
    },
    success: 200,
    errors: [400],
    output: batchList,
    safety: 'read',
    summaryFields: batchSummaryFields,
    paging: contactPaging,
    discrepancy: 'The schema requires at least one batch in the list. An empty list is accepted too.',
    docs: 'get-batch-job-list',
    openApi: { file: openApiFile, operationId: 'get-batch-job-list' },
  },
} as const satisfies Record<string, Operation>;
