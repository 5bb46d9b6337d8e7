import type { Job, Operation } from '../operation';
import { accountId } from '../shared/fields';
import { batchId, contactPaging, limit, offset } from './fields';
import { batch, batchList } from './results';

/** Every batch is followed in the same way. */
export const batchJob = {
  status: 'getBatch',
  id: 'id',
  idField: 'batchId',
  state: 'status',
  done: ['completed'],
  failed: ['failed', 'stopped', 'timeout'],
} as const satisfies Job;

const file = 'contacts_api.json';

/** How far batches are. */
export const batchStatus = {
  getBatch: {
    title: 'Get Contact Batch',
    action: 'Get contact batch',
    summary: 'Returns how far a batch is',
    resource: 'Contact Batch',
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/batches/{batchId}',
    input: { type: 'object', properties: { accountId, batchId }, required: ['batchId'] },
    success: 200,
    errors: [404],
    output: batch,
    safety: 'read',
    discrepancy:
      'The schema has ID, type, status and date alone; the sample of the list shows the counts of an upload too. All of them are typed here, and may be missing.',
    docs: 'get-batch-by-id',
    openApi: { file, operationId: 'get-batch-by-id' },
  },
  getBatches: {
    title: 'Get Many Contact Batches',
    action: 'Get many contact batches',
    summary: 'Returns the batches of the account, page by page',
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
          description: 'Only batches of this kind',
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
    paging: contactPaging,
    discrepancy:
      'The schema wants at least one batch in the list; where there is none, it is taken to be empty.',
    docs: 'get-batch-job-list',
    openApi: { file, operationId: 'get-batch-job-list' },
  },
} as const satisfies Record<string, Operation>;
