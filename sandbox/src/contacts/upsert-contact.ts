import { currentTimestamp, type SandboxContext } from '../engine/context';
import { nextNumber } from '../engine/ids';
import { ApiError } from '../server/api-error';
import { addContact, updateContact, findContactsByAddress } from './contact-index';
import type { Contact, ContactDetails } from './contact-store';

/** The IDs start after this number, to have as many digits as 8x8's. */
const firstContactId = 41_000_000;

export interface UpsertedContact {
  readonly contact: Contact;
  readonly merged: boolean;
}

/**
 * Adds a contact, or merges it into the contact with one of its addresses.
 *
 * @throws {ApiError} 409, when several contacts match. 8x8 does not document the code.
 */
export function upsertContact(context: SandboxContext, details: ContactDetails): UpsertedContact {
  const { state } = context;
  const [existing, ...others] = findContactsByAddress(state, details.addresses);
  if (others.length > 0) {
    const ids = [existing, ...others].map((contact) => contact?.id).join(', ');
    throw new ApiError(409, 1000, `These addresses belong to several contacts: ${ids}`);
  }
  if (existing) {
    updateContact(state, existing, mergeDetails(existing.details, details));
    return { contact: existing, merged: true };
  }
  const contact: Contact = {
    id: nextNumber(context.state, 'contact', firstContactId),
    createdAt: currentTimestamp(context),
    details,
  };
  addContact(state, contact);
  return { contact, merged: false };
}

/** New values win. Missing ones stay. */
function mergeDetails(existing: ContactDetails, changes: ContactDetails): ContactDetails {
  return {
    ...existing,
    ...changes,
    addresses: { ...existing.addresses, ...changes.addresses },
    groups: [...new Set([...existing.groups, ...changes.groups])],
    customAttributes: { ...existing.customAttributes, ...changes.customAttributes },
  };
}
