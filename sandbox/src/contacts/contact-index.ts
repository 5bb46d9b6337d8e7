import { addressKinds, type Addresses, type Contact, type ContactStore } from './contact-store';

/** Lookups that would be slow in the store's lists. */
interface ContactIndex {
  readonly byId: Map<number, Contact>;
  readonly byAddress: Map<string, Set<Contact>>;
  /** The number of contacts in each group. */
  readonly memberCounts: Map<number, number>;
}

/** The index of each store, built on first use, because a saved state contains only the lists. */
const indexes = new WeakMap<ContactStore, ContactIndex>();

export function findContact(store: ContactStore, id: number): Contact | undefined {
  return getIndex(store).byId.get(id);
}

/** Finds the contacts that have at least one of these addresses. */
export function findContactsByAddress(store: ContactStore, addresses: Addresses): Contact[] {
  const { byAddress } = getIndex(store);
  const found = getAddressKeys(addresses).flatMap((key) => [...(byAddress.get(key) ?? [])]);
  return [...new Set(found)];
}

export function countMembers(store: ContactStore, groupId: number): number {
  return getIndex(store).memberCounts.get(groupId) ?? 0;
}

export function addContact(store: ContactStore, contact: Contact): void {
  const index = getIndex(store);
  store.contacts.push(contact);
  addToIndex(index, contact);
}

export function updateContact(store: ContactStore, contact: Contact, details: Contact['details']): void {
  const index = getIndex(store);
  removeFromIndex(index, contact);
  contact.details = details;
  addToIndex(index, contact);
}

export function removeContacts(store: ContactStore, contacts: ReadonlySet<Contact>): void {
  const index = getIndex(store);
  store.contacts = store.contacts.filter((contact) => !contacts.has(contact));
  for (const contact of contacts) removeFromIndex(index, contact);
}

function getIndex(store: ContactStore): ContactIndex {
  const existing = indexes.get(store);
  if (existing) return existing;
  const index: ContactIndex = { byId: new Map(), byAddress: new Map(), memberCounts: new Map() };
  for (const contact of store.contacts) addToIndex(index, contact);
  indexes.set(store, index);
  return index;
}

function addToIndex(index: ContactIndex, contact: Contact): void {
  index.byId.set(contact.id, contact);
  for (const key of getAddressKeys(contact.details.addresses)) {
    const contactsAtAddress = index.byAddress.get(key);
    if (contactsAtAddress) contactsAtAddress.add(contact);
    else index.byAddress.set(key, new Set([contact]));
  }
  changeMemberCounts(index, contact, 1);
}

function removeFromIndex(index: ContactIndex, contact: Contact): void {
  index.byId.delete(contact.id);
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
