import type { ContactsGetBatchOutput, OperationInput, OperationOutput } from 'cpaas-8x8';

import type { ApiCall, Handlers } from '../../server/operations/api-call';
import { invalid, Problem } from '../../server/api-error';
import { nextUuid } from '../../engine/ids';
import { timestamp } from '../../engine/context';
import type { BatchWork, ContactBatch } from './contact-batch';
import { pageOf, shownBatch } from '../contact-responses';
import { queueBatch } from './run-batch';

/** The most an uploaded file may weigh. */
const mostBytes = 30 * 1024 * 1024;

/** Changes to many contacts, which take their time. */
export const batchBehaviours = {
  'contacts.uploadBatch': (call) => started(call, uploadOf(call)),
  'contacts.deleteBatch': (call): OperationOutput<'contacts.deleteBatch'> => {
    const { ids: given = [], msisdns = [], all = false } = call.input;
    const ids = given.map(Number);
    if (!all && ids.length === 0 && msisdns.length === 0)
      throw invalid(1000, 'Give ids, msisdns, or all with the value true');
    return started(call, { type: 'deleteContacts', all, ids, msisdns });
  },
  'contacts.copyBatch': (call) => started(call, { type: 'copyContacts', ...fromAndTo(call) }),
  'contacts.moveBatch': (call) => started(call, { type: 'moveContacts', ...fromAndTo(call) }),
  'contacts.deleteGroupsBatch': (call): OperationOutput<'contacts.deleteGroupsBatch'> => {
    const { ids, deleteContacts } = call.input;
    return started(call, { type: 'deleteGroups', ids: groupsGiven(call, ids), deleteContacts });
  },
  'contacts.getBatch': ({ world, input }): OperationOutput<'contacts.getBatch'> => {
    const wanted = input.batchId.toLowerCase();
    const batch = world.state.contacts.batches.find(({ id }) => id === wanted);
    if (!batch) throw new Problem(404, 4018, 'There is no such batch');
    return shownBatch(world.url, batch);
  },
  'contacts.getBatches': ({ world, input }): OperationOutput<'contacts.getBatches'> => {
    const { batches } = world.state.contacts;
    const type = input.type?.toLowerCase();
    const found = batches.filter(({ work }) => type === undefined || work.type.toLowerCase() === type);
    return pageOf(input, found.toReversed(), batches.length, (batch) => shownBatch(world.url, batch));
  },
} satisfies Partial<Handlers>;

function started({ world }: ApiCall, work: BatchWork): ContactsGetBatchOutput {
  const batch: ContactBatch = {
    id: nextUuid(world.state, 'contactBatch'),
    createdAt: timestamp(world),
    work,
    status: 'queued',
  };
  queueBatch(world, batch);
  return shownBatch(world.url, batch);
}

/** @throws {Problem} 400: 8x8 documents no 404 for groups that are not there. */
function groupsGiven({ world }: ApiCall, given: readonly (number | string)[]): number[] {
  const ids = given.map(Number);
  for (const id of ids) {
    if (!world.state.contacts.groups.some((group) => group.id === id))
      throw invalid(1008, `There is no group ${id}`);
  }
  return ids;
}

function fromAndTo(call: ApiCall<OperationInput<'contacts.copyBatch'>>): {
  readonly from: number;
  readonly to: number;
} {
  const [from = 0, to = 0] = groupsGiven(call, [call.input.from, call.input.to]);
  if (from === to) throw invalid(1000, 'from and to are the same group');
  return { from, to };
}

function uploadOf(call: ApiCall<OperationInput<'contacts.uploadBatch'>>): BatchWork {
  const { file, groups = [], fileColumns = [], fileHasHeader = true } = call.input;
  const { name: fileName, content } = file;
  // In a request with a JSON body, the content is a string.
  if (!Buffer.isBuffer(content)) throw invalid(1000, 'file is missing');
  if (!/\.(?:csv|xlsx?)$/i.test(fileName)) throw invalid(1000, 'file is neither .csv nor .xls nor .xlsx');
  if (content.length > mostBytes) throw invalid(1010, 'file is larger than 30 MB');
  return {
    type: 'createContacts',
    fileName,
    content: content.toString('base64'),
    groups: groupsGiven(call, groups),
    ...(fileHasHeader ? {} : { columns: fileColumns.map((column) => column.trim()) }),
  };
}
