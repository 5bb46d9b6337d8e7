import type { ApiCall, Behaviour } from '../behaviour/api-call';
import { listOf, objectOf, spelled, type JsonObject } from '../json';
import { invalid, Problem } from '../server/problem';
import { nextUuid } from '../world/ids';
import { timestamp } from '../world/world';
import type { BatchWork, ContactBatch } from './contact-batch';
import { pageOf } from './page';
import { queueBatch } from './run-batch';
import { shownBatch } from './shown';

/** The most an uploaded file may weigh. */
const mostBytes = 30 * 1024 * 1024;

/** Changes to many contacts, which take their time. */
export const batchBehaviours: Readonly<Record<string, Behaviour>> = {
  'contacts.uploadBatch': (call) => started(call, uploadOf(call)),
  'contacts.deleteBatch': (call) => {
    const { input } = call;
    const ids = listOf(input['ids']).map(Number);
    const msisdns = listOf(input['msisdns']).map(spelled);
    const all = input['all'] === true;
    if (!all && ids.length === 0 && msisdns.length === 0)
      throw invalid(1000, 'Give ids, msisdns, or all with the value true');
    return started(call, { type: 'deleteContacts', all, ids, msisdns });
  },
  'contacts.copyBatch': (call) => started(call, { type: 'copyContacts', ...fromAndTo(call) }),
  'contacts.moveBatch': (call) => started(call, { type: 'moveContacts', ...fromAndTo(call) }),
  'contacts.deleteGroupsBatch': (call) => {
    const ids = groupsGiven(call, listOf(call.input['ids']));
    return started(call, {
      type: 'deleteGroups',
      ids,
      deleteContacts: call.input['deleteContacts'] === true,
    });
  },
  'contacts.getBatch': ({ world, input }) => {
    const wanted = spelled(input['batchId']).toLowerCase();
    const batch = world.state.contacts.batches.find(({ id }) => id === wanted);
    if (!batch) throw new Problem(404, 4018, 'There is no such batch');
    return shownBatch(world.url, batch);
  },
  'contacts.getBatches': ({ world, input }) => {
    const { batches } = world.state.contacts;
    const type = spelled(input['type']).toLowerCase();
    const found = batches.filter(({ work }) => type === '' || work.type.toLowerCase() === type);
    return pageOf(input, found.toReversed(), batches.length, (batch) => shownBatch(world.url, batch));
  },
};

function started({ world }: ApiCall, work: BatchWork): JsonObject {
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
function groupsGiven({ world }: ApiCall, given: readonly unknown[]): number[] {
  const ids = given.map(Number);
  for (const id of ids) {
    if (!world.state.contacts.groups.some((group) => group.id === id))
      throw invalid(1008, `There is no group ${id}`);
  }
  return ids;
}

function fromAndTo(call: ApiCall): { readonly from: number; readonly to: number } {
  const [from = 0, to = 0] = groupsGiven(call, [call.input['from'], call.input['to']]);
  if (from === to) throw invalid(1000, 'from and to are the same group');
  return { from, to };
}

function uploadOf(call: ApiCall): BatchWork {
  const { input } = call;
  const { name, content } = objectOf(input['file']);
  const fileName = spelled(name);
  if (!Buffer.isBuffer(content)) throw invalid(1000, 'file is missing');
  if (!/\.(?:csv|xlsx?)$/i.test(fileName)) throw invalid(1000, 'file is neither .csv nor .xls nor .xlsx');
  if (content.length > mostBytes) throw invalid(1010, 'file is larger than 30 MB');
  const columns = listOf(input['fileColumns']).map((column) => spelled(column).trim());
  return {
    type: 'createContacts',
    fileName,
    content: content.toString('base64'),
    groups: groupsGiven(call, listOf(input['groups'])),
    ...(input['fileHasHeader'] === false ? { columns } : {}),
  };
}
