import { addressKinds, type Addresses, type Contact, type ContactStore } from './contact-store';

/** What would take long to look up in the lists of a book. */
interface ContactIndex {
  readonly byId: Map<number, Contact>;
  readonly byAddress: Map<string, Set<Contact>>;
  /** How many contacts each group has. */
  readonly members: Map<number, number>;
}

/** Made anew for each book, since a saved one brings its lists alone. */
const indexes = new WeakMap<ContactStore, ContactIndex>();

export function findContact(store: ContactStore, id: number): Contact | undefined {
  return getIndex(store).byId.get(id);
}

/** The contacts that have one of these addresses. */
export function findContactsByAddress(store: ContactStore, addresses: Addresses): Contact[] {
  const { byAddress } = getIndex(store);
  const found = getAddressKeys(addresses).flatMap((key) => [...(byAddress.get(key) ?? [])]);
  return [...new Set(found)];
}

export function countMembers(store: ContactStore, groupId: number): number {
  return getIndex(store).members.get(groupId) ?? 0;
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
  const known = indexes.get(store);
  if (known) return known;
  const index: ContactIndex = { byId: new Map(), byAddress: new Map(), members: new Map() };
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

function changeMemberCounts({ members }: ContactIndex, { details }: Contact, change: number): void {
  for (const id of details.groups) members.set(id, (members.get(id) ?? 0) + change);
}

/** Email addresses are the same in any case; IDs are not. */
function getAddressKeys(addresses: Addresses): string[] {
  return addressKinds.flatMap((kind) => {
    const address = addresses[kind];
    if (address === undefined) return [];
    return [`${kind}:${kind === 'email' ? address.toLowerCase() : address}`];
  });
}
