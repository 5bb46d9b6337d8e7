import { Problem } from '../server/api-error';
import { nextNumber } from '../engine/ids';
import { timestamp, type World } from '../engine/context';
import type { Contact, ContactDetails } from './contact-store';
import { addContact, changeContact, contactsAt } from './contact-index';

/** Where the numbers of contacts begin: as long as 8x8's. */
const firstId = 41_000_000;

/** A contact that was entered, and whether it was there already. */
export interface Entered {
  readonly contact: Contact;
  readonly merged: boolean;
}

/**
 * Adds a contact, or merges it into the one that has one of its addresses.
 *
 * @throws {Problem} 409, when several have: which code 8x8 gives is not documented.
 */
export function enterContact(world: World, details: ContactDetails): Entered {
  const book = world.state.contacts;
  const [known, ...others] = contactsAt(book, details.addresses);
  if (others.length > 0) {
    const ids = [known, ...others].map((contact) => contact?.id).join(', ');
    throw new Problem(409, 1000, `These addresses belong to several contacts: ${ids}`);
  }
  if (known) {
    changeContact(book, known, mergedDetails(known.details, details));
    return { contact: known, merged: true };
  }
  const contact: Contact = {
    id: nextNumber(world.state, 'contact', firstId),
    createdAt: timestamp(world),
    details,
  };
  addContact(book, contact);
  return { contact, merged: false };
}

/** What is given wins; what is left out stays. */
function mergedDetails(known: ContactDetails, given: ContactDetails): ContactDetails {
  return {
    ...known,
    ...given,
    addresses: { ...known.addresses, ...given.addresses },
    groups: [...new Set([...known.groups, ...given.groups])],
    customAttributes: { ...known.customAttributes, ...given.customAttributes },
  };
}
