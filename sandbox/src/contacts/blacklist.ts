import type { SandboxContext } from '../engine/context';
import type { SandboxState } from '../engine/state/state';
import { stripPlus } from '../numbers/phone-numbers';
import { updateContact, findContactsByAddress } from './contact-index';
import { groupTable } from './contact-store';
import { addGroup } from './groups';
import { upsertContact } from './upsert-contact';

/**
 * Decides whether the contact with this number is in a blacklist group. Messages to such a number are accepted, but
 * not delivered.
 */
export function isBlacklisted(state: SandboxState, number: string): boolean {
  const blacklists = state.table(groupTable).filter(({ details }) => details.isBlacklist);
  if (blacklists.length === 0) return false;
  return findContactsByAddress(state, { msisdn: stripPlus(number) }).some(({ details }) =>
    blacklists.some(({ id }) => details.groups.includes(id)),
  );
}

/**
 * Adds a number, digits only, to the first blacklist group, for `contacts.blacklist`. Creates the contact and the group
 * if needed.
 */
export function addToBlacklist(context: SandboxContext, msisdn: string): void {
  const { state } = context;
  const found = state.table(groupTable).find(({ details }) => details.isBlacklist);
  const { id } = found ?? addGroup(context, { name: findFreeName(state), isBlacklist: true });
  const contacts = findContactsByAddress(state, { msisdn });
  if (contacts.length === 0) {
    upsertContact(context, { addresses: { msisdn }, groups: [id], customAttributes: {} });
    return;
  }
  for (const contact of contacts) {
    const groups = [...new Set([...contact.details.groups, id])];
    updateContact(state, contact, { ...contact.details, groups });
  }
}

function findFreeName(state: SandboxState): string {
  const names = new Set(
    state
      .table(groupTable)
      .list()
      .map(({ details }) => details.name),
  );
  let name = 'Blacklist';
  for (let count = 2; names.has(name); count++) name = `Blacklist ${count}`;
  return name;
}
