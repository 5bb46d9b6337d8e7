import { addressKinds, type Addresses, type Contact, type ContactBook } from './contact-store';

/** What would take long to look up in the lists of a book. */
interface ContactIndex {
  readonly byId: Map<number, Contact>;
  readonly byAddress: Map<string, Set<Contact>>;
  /** How many contacts each group has. */
  readonly members: Map<number, number>;
}

/** Made anew for each book, since a saved one brings its lists alone. */
const indexes = new WeakMap<ContactBook, ContactIndex>();

export function contactById(book: ContactBook, id: number): Contact | undefined {
  return indexOf(book).byId.get(id);
}

/** The contacts that have one of these addresses. */
export function contactsAt(book: ContactBook, addresses: Addresses): Contact[] {
  const { byAddress } = indexOf(book);
  const found = keysOf(addresses).flatMap((key) => [...(byAddress.get(key) ?? [])]);
  return [...new Set(found)];
}

export function memberCount(book: ContactBook, groupId: number): number {
  return indexOf(book).members.get(groupId) ?? 0;
}

export function addContact(book: ContactBook, contact: Contact): void {
  const index = indexOf(book);
  book.contacts.push(contact);
  enter(index, contact);
}

export function changeContact(book: ContactBook, contact: Contact, details: Contact['details']): void {
  const index = indexOf(book);
  leave(index, contact);
  contact.details = details;
  enter(index, contact);
}

export function removeContacts(book: ContactBook, contacts: ReadonlySet<Contact>): void {
  const index = indexOf(book);
  book.contacts = book.contacts.filter((contact) => !contacts.has(contact));
  for (const contact of contacts) leave(index, contact);
}

function indexOf(book: ContactBook): ContactIndex {
  const known = indexes.get(book);
  if (known) return known;
  const index: ContactIndex = { byId: new Map(), byAddress: new Map(), members: new Map() };
  for (const contact of book.contacts) enter(index, contact);
  indexes.set(book, index);
  return index;
}

function enter(index: ContactIndex, contact: Contact): void {
  index.byId.set(contact.id, contact);
  for (const key of keysOf(contact.details.addresses)) {
    const there = index.byAddress.get(key);
    if (there) there.add(contact);
    else index.byAddress.set(key, new Set([contact]));
  }
  count(index, contact, 1);
}

function leave(index: ContactIndex, contact: Contact): void {
  index.byId.delete(contact.id);
  for (const key of keysOf(contact.details.addresses)) index.byAddress.get(key)?.delete(contact);
  count(index, contact, -1);
}

function count({ members }: ContactIndex, { details }: Contact, change: number): void {
  for (const id of details.groups) members.set(id, (members.get(id) ?? 0) + change);
}

/** Email addresses are the same in any case; IDs are not. */
function keysOf(addresses: Addresses): string[] {
  return addressKinds.flatMap((kind) => {
    const address = addresses[kind];
    if (address === undefined) return [];
    return [`${kind}:${kind === 'email' ? address.toLowerCase() : address}`];
  });
}
