import type { SandboxContext } from '../engine/context';
import { stripPlus } from '../numbers/phone-numbers';
import { updateContact, findContactsByAddress } from './contact-index';
import type { ContactStore } from './contact-store';
import { addGroup } from './groups';
import { upsertContact } from './upsert-contact';

/** Decides whether the contact with this number is in a blacklist group. */
export function isBlacklisted(store: ContactStore, number: string): boolean {
  const blacklists = store.groups.filter(({ details }) => details.isBlacklist);
  if (blacklists.length === 0) return false;
  return findContactsByAddress(store, { msisdn: stripPlus(number) }).some(({ details }) =>
    blacklists.some(({ id }) => details.groups.includes(id)),
  );
}

/**
 * Adds a number, digits only, to the first blacklist group, for `contacts.blacklist`. Creates the contact and the group
 * if needed.
 */
export function addToBlacklist(context: SandboxContext, msisdn: string): void {
  const store = context.state.contacts;
  const found = store.groups.find(({ details }) => details.isBlacklist);
  const { id } = found ?? addGroup(context, { name: findFreeName(store), isBlacklist: true });
  const contacts = findContactsByAddress(store, { msisdn });
  if (contacts.length === 0) {
    upsertContact(context, { addresses: { msisdn }, groups: [id], customAttributes: {} });
    return;
  }
  for (const contact of contacts) {
    const groups = [...new Set([...contact.details.groups, id])];
    updateContact(store, contact, { ...contact.details, groups });
  }
}

function findFreeName(store: ContactStore): string {
  const names = new Set(store.groups.map(({ details }) => details.name));
  let name = 'Blacklist';
  for (let count = 2; names.has(name); count++) name = `Blacklist ${count}`;
  return name;
}
