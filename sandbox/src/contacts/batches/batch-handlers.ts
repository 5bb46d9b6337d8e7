import type { ContactsGetBatchOutput, OperationInput, OperationOutput } from 'cpaas-8x8';

import { currentTimestamp } from '../../engine/context';
import { nextUuid } from '../../engine/ids';
import { badRequest, ApiError } from '../../server/api-error';
import type { ApiCall, Handlers } from '../../server/operations/api-call';
import { paginate, toBatchOutput } from '../contact-responses';
import { groupTable, batchTable } from '../contact-store';
import { uploadId, type BatchWork, type ContactBatch } from './contact-batch';
import { queueBatch } from './run-batch';

const maxBytes = 30 * 1024 * 1024;

/**
 * Handles the operations about batches, which change many contacts in the background: checks and queues a new batch,
 * and reads the state of batches.
 */
export const contactBatchHandlers = {
  'contacts.uploadBatch': (call) => {
    const { work, content } = parseUpload(call);
    return startBatch(call, work, content);
  },
  'contacts.deleteBatch': (call): OperationOutput<'contacts.deleteBatch'> => {
    const { ids: requestedIds = [], msisdns = [], all = false } = call.input;
    const ids = requestedIds.map(Number);
    if (!all && ids.length === 0 && msisdns.length === 0)
      throw badRequest(1000, 'Give ids, msisdns, or all with the value true');
    return startBatch(call, { type: 'deleteContacts', all, ids, msisdns });
  },
  'contacts.copyBatch': (call) => startBatch(call, { type: 'copyContacts', ...requireSourceAndTarget(call) }),
  'contacts.moveBatch': (call) => startBatch(call, { type: 'moveContacts', ...requireSourceAndTarget(call) }),
  'contacts.deleteGroupsBatch': (call): OperationOutput<'contacts.deleteGroupsBatch'> => {
    const { ids, deleteContacts } = call.input;
    return startBatch(call, { type: 'deleteGroups', ids: requireGroups(call, ids), deleteContacts });
  },
  'contacts.getBatch': ({ context, input }): OperationOutput<'contacts.getBatch'> => {
    const wanted = input.batchId.toLowerCase();
    const batch = context.state.table(batchTable).get(wanted);
    if (!batch) throw new ApiError(404, 4018, 'There is no such batch');
    return toBatchOutput(context.url, batch);
  },
  'contacts.getBatches': ({ context, input }): OperationOutput<'contacts.getBatches'> => {
    const batches = context.state.table(batchTable);
    const type = input.type?.toLowerCase();
    const found = batches.filter(({ work }) => type === undefined || work.type.toLowerCase() === type);
    return paginate(input, found.toReversed(), batches.size, (batch) => toBatchOutput(context.url, batch));
  },
} satisfies Partial<Handlers>;

function startBatch({ context }: ApiCall, work: BatchWork, content?: Buffer): ContactsGetBatchOutput {
  const batch: ContactBatch = {
    id: nextUuid(context.state, 'contactBatch'),
    createdAt: currentTimestamp(context),
    work,
    status: 'queued',
  };
  if (content) context.state.blobs.put(uploadId(batch.id), content);
  queueBatch(context, batch);
  return toBatchOutput(context.url, batch);
}

/** @throws {ApiError} 400, because 8x8 documents no 404 for missing groups. */
function requireGroups({ context }: ApiCall, requestedIds: readonly (number | string)[]): number[] {
  const ids = requestedIds.map(Number);
  for (const id of ids) {
    if (!context.state.table(groupTable).get(id)) throw badRequest(1008, `There is no group ${id}`);
  }
  return ids;
}

function requireSourceAndTarget(call: ApiCall<OperationInput<'contacts.copyBatch'>>): {
  readonly from: number;
  readonly to: number;
} {
  const [from = 0, to = 0] = requireGroups(call, [call.input.from, call.input.to]);
  if (from === to) throw badRequest(1000, 'from and to are the same group');
  return { from, to };
}

function parseUpload(call: ApiCall<OperationInput<'contacts.uploadBatch'>>): {
  readonly work: BatchWork;
  readonly content: Buffer;
} {
  const { file, groups = [], fileColumns = [], fileHasHeader = true } = call.input;
  const { name: fileName, content } = file;
  // In a JSON request the content is a string.
  if (!Buffer.isBuffer(content)) throw badRequest(1000, 'file is missing');
  if (!/\.(?:csv|xlsx?)$/i.test(fileName)) throw badRequest(1000, 'file must be a .csv, .xls or .xlsx file');
  if (content.length > maxBytes) throw badRequest(1010, 'file is larger than 30 MB');
  const work: BatchWork = {
    type: 'createContacts',
    fileName,
    groups: requireGroups(call, groups),
    ...(fileHasHeader ? {} : { columns: fileColumns.map((column) => column.trim()) }),
  };
  return { work, content };
}
