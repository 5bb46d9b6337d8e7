import { ApiError } from '../server/api-error';
import { nextNumber } from '../engine/ids';
import { currentTimestamp, type SandboxContext } from '../engine/context';
import type { Contact, ContactDetails } from './contact-store';
import { addContact, updateContact, findContactsByAddress } from './contact-index';

/** Where the numbers of contacts begin: as long as 8x8's. */
const firstContactId = 41_000_000;

/** A contact that was entered, and whether it was there already. */
export interface UpsertedContact {
  readonly contact: Contact;
  readonly merged: boolean;
}

/**
 * Adds a contact, or merges it into the one that has one of its addresses.
 *
 * @throws {ApiError} 409, when several have: which code 8x8 gives is not documented.
 */
export function upsertContact(context: SandboxContext, details: ContactDetails): UpsertedContact {
  const store = context.state.contacts;
  const [known, ...others] = findContactsByAddress(store, details.addresses);
  if (others.length > 0) {
    const ids = [known, ...others].map((contact) => contact?.id).join(', ');
    throw new ApiError(409, 1000, `These addresses belong to several contacts: ${ids}`);
  }
  if (known) {
    updateContact(store, known, mergeDetails(known.details, details));
    return { contact: known, merged: true };
  }
  const contact: Contact = {
    id: nextNumber(context.state, 'contact', firstContactId),
    createdAt: currentTimestamp(context),
    details,
  };
  addContact(store, contact);
  return { contact, merged: false };
}

/** What is given wins; what is left out stays. */
function mergeDetails(known: ContactDetails, changes: ContactDetails): ContactDetails {
  return {
    ...known,
    ...changes,
    addresses: { ...known.addresses, ...changes.addresses },
    groups: [...new Set([...known.groups, ...changes.groups])],
    customAttributes: { ...known.customAttributes, ...changes.customAttributes },
  };
}
