import { scheduleTask, type SandboxContext } from '../../engine/context';
import { getSettings } from '../../engine/current-settings';
import type { SandboxState } from '../../engine/state/state';
import { stripPlus } from '../../numbers/phone-numbers';
import { updateContact, findContact, findContactsByAddress, removeContacts } from '../contact-index';
import { contactTable, type Contact, groupTable, batchTable } from '../contact-store';
import { removeGroups } from '../groups';
import type { BatchWork, ContactBatch, ContactBatchTask, ContactBatchEvent } from './contact-batch';
import { runUpload } from './run-upload';

/** Stores a batch and schedules its first step. */
export function queueBatch(context: SandboxContext, batch: ContactBatch): void {
  context.state.table(batchTable).put(batch);
  reportProgress(context, batch);
  scheduleNextStep(context, batch);
}

/**
 * Advances a batch by one step: from queued to in progress, then to its end. The steps have a delay, so that callers
 * see each status, as at 8x8.
 */
export async function advanceBatch(context: SandboxContext, batchId: string): Promise<void> {
  const batch = context.state.table(batchTable).get(batchId);
  if (batch?.status === 'queued') {
    context.state.table(batchTable).update(batch, { status: 'inProgress' });
    reportProgress(context, batch);
    scheduleNextStep(context, batch);
  } else if (batch?.status === 'inProgress') {
    await finishBatch(context, batch);
    reportProgress(context, batch);
  }
}

function reportProgress({ eventFeed }: SandboxContext, { id, status }: ContactBatch): void {
  eventFeed.emit<ContactBatchEvent>({ kind: 'contactBatch', batch: { id, status } });
}

function scheduleNextStep(context: SandboxContext, { id }: ContactBatch): void {
  scheduleTask<ContactBatchTask>(context, context.options.contactBatchDelayMs, {
    kind: 'contactBatch',
    batchId: id,
  });
}

/** A batch that ends in another state, by the setting `contactBatches`, changes nothing. */
async function finishBatch(context: SandboxContext, batch: ContactBatch): Promise<void> {
  const { contactBatches } = getSettings(context.state);
  const table = context.state.table(batchTable);
  if (contactBatches !== 'completed') {
    table.update(batch, { status: contactBatches });
    return;
  }
  const { work } = batch;
  if (work.type !== 'createContacts') {
    table.update(batch, { status: applyWork(context, work) ? 'completed' : 'failed' });
    return;
  }
  const result = await runUpload(context, batch, work);
  if (result) table.update(batch, result);
}

function applyWork({ state }: SandboxContext, work: Exclude<BatchWork, { type: 'createContacts' }>): boolean {
  switch (work.type) {
    case 'deleteContacts':
      removeContacts(state, selectContacts(state, work));
      return true;
    case 'copyContacts':
      return changeMemberships(state, work.from, work.to, (groups) => [...groups, work.to]);
    case 'moveContacts':
      return changeMemberships(state, work.from, work.to, (groups) => [
        ...groups.filter((id) => id !== work.from),
        work.to,
      ]);
    case 'deleteGroups':
      if (work.deleteContacts) removeContacts(state, findMembers(state, work.ids));
      removeGroups(state, work.ids);
      return true;
  }
}

/** `all` selects all contacts, whatever else is given. Missing contacts are skipped. */
function selectContacts(
  state: SandboxState,
  { all, ids, msisdns }: Extract<BatchWork, { type: 'deleteContacts' }>,
): Set<Contact> {
  if (all) return new Set(state.table(contactTable).values());
  const byId = ids.flatMap((id) => findContact(state, id) ?? []);
  const byNumber = msisdns.flatMap((msisdn) => findContactsByAddress(state, { msisdn: stripPlus(msisdn) }));
  return new Set([...byId, ...byNumber]);
}

function findMembers(state: SandboxState, groupIds: readonly number[]): Set<Contact> {
  return new Set(
    state.table(contactTable).filter(({ details }) => details.groups.some((id) => groupIds.includes(id))),
  );
}

/** Returns false when one of the groups no longer exists. */
function changeMemberships(
  state: SandboxState,
  from: number,
  to: number,
  changeGroups: (groups: readonly number[]) => readonly number[],
): boolean {
  const ids = state
    .table(groupTable)
    .list()
    .map(({ id }) => id);
  if (!ids.includes(from) || !ids.includes(to)) return false;
  for (const contact of findMembers(state, [from])) {
    const groups = [...new Set(changeGroups(contact.details.groups))];
    updateContact(state, contact, { ...contact.details, groups });
  }
  return true;
}
