import type { SandboxState } from '../engine/state/state';
import type { Table } from '../engine/state/table';
import { addressKinds, contactTable, type Addresses, type Contact } from './contact-store';

/**
 * Finds contacts by address and counts the members of groups without a pass over all contacts, which would be slow.
 * Contacts must be changed through the functions below, which keep the index up to date.
 */
interface ContactIndex {
  readonly byAddress: Map<string, Set<Contact>>;
  /** The number of contacts in each group. */
  readonly memberCounts: Map<number, number>;
}

/** The index of each table, built on first use. A reset or an import makes a new table. */
const indexes = new WeakMap<Table<Contact>, ContactIndex>();

export function findContact(state: SandboxState, id: number): Contact | undefined {
  return state.table(contactTable).get(id);
}

/** Finds the contacts that have at least one of these addresses. */
export function findContactsByAddress(state: SandboxState, addresses: Addresses): Contact[] {
  const { byAddress } = getIndex(state);
  const found = getAddressKeys(addresses).flatMap((key) => [...(byAddress.get(key) ?? [])]);
  return [...new Set(found)];
}

export function countMembers(state: SandboxState, groupId: number): number {
  return getIndex(state).memberCounts.get(groupId) ?? 0;
}

export function addContact(state: SandboxState, contact: Contact): void {
  const index = getIndex(state);
  state.table(contactTable).put(contact);
  addToIndex(index, contact);
}

export function updateContact(state: SandboxState, contact: Contact, details: Contact['details']): void {
  const index = getIndex(state);
  removeFromIndex(index, contact);
  state.table(contactTable).update(contact, { details });
  addToIndex(index, contact);
}

export function removeContacts(state: SandboxState, contacts: ReadonlySet<Contact>): void {
  const index = getIndex(state);
  for (const contact of contacts) {
    state.table(contactTable).delete(contact);
    removeFromIndex(index, contact);
  }
}

function getIndex(state: SandboxState): ContactIndex {
  const table = state.table(contactTable);
  const existing = indexes.get(table);
  if (existing) return existing;
  const index: ContactIndex = { byAddress: new Map(), memberCounts: new Map() };
  for (const contact of table.values()) addToIndex(index, contact);
  indexes.set(table, index);
  return index;
}

function addToIndex(index: ContactIndex, contact: Contact): void {
  for (const key of getAddressKeys(contact.details.addresses)) {
    const contactsAtAddress = index.byAddress.get(key);
    if (contactsAtAddress) contactsAtAddress.add(contact);
    else index.byAddress.set(key, new Set([contact]));
  }
  changeMemberCounts(index, contact, 1);
}

function removeFromIndex(index: ContactIndex, contact: Contact): void {
  for (const key of getAddressKeys(contact.details.addresses)) index.byAddress.get(key)?.delete(contact);
  changeMemberCounts(index, contact, -1);
}

function changeMemberCounts({ memberCounts }: ContactIndex, { details }: Contact, change: number): void {
  for (const id of details.groups) memberCounts.set(id, (memberCounts.get(id) ?? 0) + change);
}

/** Email addresses ignore case; IDs do not. */
function getAddressKeys(addresses: Addresses): string[] {
  return addressKinds.flatMap((kind) => {
    const address = addresses[kind];
    if (address === undefined) return [];
    return [`${kind}:${kind === 'email' ? address.toLowerCase() : address}`];
  });
}
