import { withoutPlus } from '../../numbers/phone-numbers';
import { after, type World } from '../../engine/context';
import type { BatchWork, ContactBatch } from './contact-batch';
import type { Contact, ContactBook } from '../contact-store';
import { changeContact, contactById, contactsAt, removeContacts } from '../contact-index';
import { removeGroups } from '../groups';
import { runUpload } from './run-upload';

/** Puts a batch into the queue. */
export function queueBatch(world: World, batch: ContactBatch): void {
  world.state.contacts.batches.push(batch);
  planNextStep(world, batch);
}

/** Brings a batch a step further: queued, in progress, then to its end. */
export function continueBatch(world: World, batchId: string): void {
  const batch = world.state.contacts.batches.find(({ id }) => id === batchId);
  if (batch?.status === 'queued') {
    batch.status = 'inProgress';
    planNextStep(world, batch);
  } else if (batch?.status === 'inProgress') {
    finish(world, batch);
  }
}

function planNextStep(world: World, { id }: ContactBatch): void {
  after(world, world.options.contactBatchDelayMs, { kind: 'contactBatch', batchId: id });
}

/** A batch that the setting lets end otherwise has done nothing. */
function finish(world: World, batch: ContactBatch): void {
  const { contactBatches } = world.state.settings;
  if (contactBatches !== 'completed') {
    batch.status = contactBatches;
    return;
  }
  const { work } = batch;
  const isDone = work.type === 'createContacts' ? runUpload(world, batch, work) : change(world, work);
  batch.status = isDone ? 'completed' : 'failed';
}

function change(
  { state: { contacts: book } }: World,
  work: Exclude<BatchWork, { type: 'createContacts' }>,
): boolean {
  switch (work.type) {
    case 'deleteContacts':
      removeContacts(book, contactsMeant(book, work));
      return true;
    case 'copyContacts':
      return regroup(book, work.from, work.to, (groups) => [...groups, work.to]);
    case 'moveContacts':
      return regroup(book, work.from, work.to, (groups) => [
        ...groups.filter((id) => id !== work.from),
        work.to,
      ]);
    case 'deleteGroups':
      if (work.deleteContacts) removeContacts(book, membersOf(book, work.ids));
      removeGroups(book, work.ids);
      return true;
  }
}

/** All is all, whatever else is given. Contacts that are not there are passed over. */
function contactsMeant(
  book: ContactBook,
  { all, ids, msisdns }: Extract<BatchWork, { type: 'deleteContacts' }>,
): Set<Contact> {
  if (all) return new Set(book.contacts);
  const byId = ids.flatMap((id) => contactById(book, id) ?? []);
  const byNumber = msisdns.flatMap((msisdn) => contactsAt(book, { msisdn: withoutPlus(msisdn) }));
  return new Set([...byId, ...byNumber]);
}

function membersOf(book: ContactBook, groupIds: readonly number[]): Set<Contact> {
  return new Set(book.contacts.filter(({ details }) => details.groups.some((id) => groupIds.includes(id))));
}

/** Says whether both groups are still there. */
function regroup(
  book: ContactBook,
  from: number,
  to: number,
  change: (groups: readonly number[]) => readonly number[],
): boolean {
  const ids = book.groups.map(({ id }) => id);
  if (!ids.includes(from) || !ids.includes(to)) return false;
  for (const contact of membersOf(book, [from])) {
    const groups = [...new Set(change(contact.details.groups))];
    changeContact(book, contact, { ...contact.details, groups });
  }
  return true;
}
