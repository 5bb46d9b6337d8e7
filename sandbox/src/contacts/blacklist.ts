import { withoutPlus } from '../numbers/phone-numbers';
import type { World } from '../engine/context';
import type { ContactBook } from './contact-store';
import { changeContact, contactsAt } from './contact-index';
import { enterContact } from './upsert-contact';
import { addGroup } from './groups';

/** Whether the account sends nothing to a number: its contact is in a group that is a blacklist. */
export function isBlacklisted(book: ContactBook, number: string): boolean {
  const blacklists = book.groups.filter(({ details }) => details.isBlacklist);
  if (blacklists.length === 0) return false;
  return contactsAt(book, { msisdn: withoutPlus(number) }).some(({ details }) =>
    blacklists.some(({ id }) => details.groups.includes(id)),
  );
}

/** Puts a number, digits only, into the first blacklist; number and list are made where they are not there. */
export function blacklist(world: World, msisdn: string): void {
  const book = world.state.contacts;
  const found = book.groups.find(({ details }) => details.isBlacklist);
  const { id } = found ?? addGroup(world, { name: freeName(book), isBlacklist: true });
  const known = contactsAt(book, { msisdn });
  if (known.length === 0) {
    enterContact(world, { addresses: { msisdn }, groups: [id], customAttributes: {} });
    return;
  }
  for (const contact of known) {
    const groups = [...new Set([...contact.details.groups, id])];
    changeContact(book, contact, { ...contact.details, groups });
  }
}

function freeName(book: ContactBook): string {
  const names = new Set(book.groups.map(({ details }) => details.name));
  let name = 'Blacklist';
  for (let count = 2; names.has(name); count++) name = `Blacklist ${count}`;
  return name;
}
