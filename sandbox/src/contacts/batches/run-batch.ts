import { scheduleTask, type SandboxContext } from '../../engine/context';
import { stripPlus } from '../../numbers/phone-numbers';
import { updateContact, findContact, findContactsByAddress, removeContacts } from '../contact-index';
import type { Contact, ContactStore } from '../contact-store';
import { removeGroups } from '../groups';
import type { BatchWork, ContactBatch } from './contact-batch';
import { runUpload } from './run-upload';

export function queueBatch(context: SandboxContext, batch: ContactBatch): void {
  context.state.contacts.batches.push(batch);
  scheduleNextStep(context, batch);
}

/** Advances a batch: from queued to in progress, then to its end. */
export function advanceBatch(context: SandboxContext, batchId: string): void {
  const batch = context.state.contacts.batches.find(({ id }) => id === batchId);
  if (batch?.status === 'queued') {
    batch.status = 'inProgress';
    scheduleNextStep(context, batch);
  } else if (batch?.status === 'inProgress') {
    finishBatch(context, batch);
  }
}

function scheduleNextStep(context: SandboxContext, { id }: ContactBatch): void {
  scheduleTask(context, context.options.contactBatchDelayMs, { kind: 'contactBatch', batchId: id });
}

/** A batch that ends in another state, by the setting `contactBatches`, changes nothing. */
function finishBatch(context: SandboxContext, batch: ContactBatch): void {
  const { contactBatches } = context.state.settings;
  if (contactBatches !== 'completed') {
    batch.status = contactBatches;
    return;
  }
  const { work } = batch;
  const isSuccess =
    work.type === 'createContacts' ? runUpload(context, batch, work) : applyWork(context, work);
  batch.status = isSuccess ? 'completed' : 'failed';
}

function applyWork(
  { state: { contacts: store } }: SandboxContext,
  work: Exclude<BatchWork, { type: 'createContacts' }>,
): boolean {
  switch (work.type) {
    case 'deleteContacts':
      removeContacts(store, selectContacts(store, work));
      return true;
    case 'copyContacts':
      return changeMemberships(store, work.from, work.to, (groups) => [...groups, work.to]);
    case 'moveContacts':
      return changeMemberships(store, work.from, work.to, (groups) => [
        ...groups.filter((id) => id !== work.from),
        work.to,
      ]);
    case 'deleteGroups':
      if (work.deleteContacts) removeContacts(store, findMembers(store, work.ids));
      removeGroups(store, work.ids);
      return true;
  }
}

/** `all` selects all contacts, whatever else is given. Missing contacts are skipped. */
function selectContacts(
  store: ContactStore,
  { all, ids, msisdns }: Extract<BatchWork, { type: 'deleteContacts' }>,
): Set<Contact> {
  if (all) return new Set(store.contacts);
  const byId = ids.flatMap((id) => findContact(store, id) ?? []);
  const byNumber = msisdns.flatMap((msisdn) => findContactsByAddress(store, { msisdn: stripPlus(msisdn) }));
  return new Set([...byId, ...byNumber]);
}

function findMembers(store: ContactStore, groupIds: readonly number[]): Set<Contact> {
  return new Set(store.contacts.filter(({ details }) => details.groups.some((id) => groupIds.includes(id))));
}

/** Returns false when one of the groups no longer exists. */
function changeMemberships(
  store: ContactStore,
  from: number,
  to: number,
  changeGroups: (groups: readonly number[]) => readonly number[],
): boolean {
  const ids = store.groups.map(({ id }) => id);
  if (!ids.includes(from) || !ids.includes(to)) return false;
  for (const contact of findMembers(store, [from])) {
    const groups = [...new Set(changeGroups(contact.details.groups))];
    updateContact(store, contact, { ...contact.details, groups });
  }
  return true;
}
