import type { OperationInput, OperationOutput } from 'cpaas-8x8';

import { type ApiCall, type Handlers, type Received, reply, type Reply } from '../server/operations/api-call';
import { textOf, type JsonObject } from '../engine/json';
import { internationalNumber, withoutPlus } from '../numbers/phone-numbers';
import { invalid, notFound } from '../server/api-error';
import { blacklist } from './blacklist';
import type { Contact } from './contact-store';
import { contactDetails } from './contact-details';
import { changeContact, contactById, contactsAt, removeContacts } from './contact-index';
import { enterContact } from './upsert-contact';
import { patched, type Shape } from './json-patch';
import { linkTo, pageOf, shownContact } from './contact-responses';

/** Contacts, one by one. */
export const contactBehaviours = {
  'contacts.search': ({ world: { state }, input }): OperationOutput<'contacts.search'> => {
    const { contacts } = state;
    const found = contacts.contacts.filter((contact) => isMeant(contact, input));
    return pageOf(input, found, contacts.contacts.length, (contact) => shownContact(contacts, contact));
  },
  'contacts.create': ({ world, input }): Reply<OperationOutput<'contacts.create'>> => {
    const { contacts } = world.state;
    const { contact, merged } = enterContact(world, contactDetails(contacts, input));
    const shown = shownContact(contacts, contact);
    return merged
      ? reply(200, shown)
      : reply(201, shown, { location: linkTo(world, `contacts/${contact.id}`) });
  },
  'contacts.get': (call) => shownContact(call.world.state.contacts, requireContact(call)),
  'contacts.update': (call): OperationOutput<'contacts.update'> => {
    const { contacts } = call.world.state;
    const contact = requireContact(call);
    const document = patched(documentOf(contact), call.input.patch, shape);
    const details = contactDetails(contacts, withoutEmpty(document));
    const other = contactsAt(contacts, details.addresses).find((each) => each !== contact);
    if (other) throw invalid(1000, `One of the addresses belongs to the contact ${other.id}`);
    changeContact(contacts, contact, details);
    return shownContact(contacts, contact);
  },
  'contacts.delete': (call): undefined => {
    removeContacts(call.world.state.contacts, new Set([requireContact(call)]));
  },
  'contacts.blacklist': ({ world, input }): undefined => {
    const number = internationalNumber(input.msisdn);
    if (number === undefined) throw invalid(1002, 'The phone number is not in international form');
    blacklist(world, withoutPlus(number));
  },
} satisfies Partial<Handlers>;

/** @throws {Problem} 404 with code 1300. */
function requireContact({ world, input }: ApiCall<OperationInput<'contacts.get'>>): Contact {
  const contact = contactById(world.state.contacts, Number(input.contactId));
  if (!contact) throw notFound(`There is no contact ${input.contactId}`);
  return contact;
}

function isMeant(
  { details }: Contact,
  { query, groupId, country }: Received<OperationInput<'contacts.search'>>,
): boolean {
  if (typeof groupId === 'number' && !details.groups.includes(groupId)) return false;
  if (country !== undefined && details.country !== country.toUpperCase()) return false;
  const words = textOf(query)?.trim().toLowerCase().replace(/^\+/, '');
  if (words === undefined) return true;
  const { firstName = '', lastName = '', addresses } = details;
  const texts = [`${firstName} ${lastName}`, `${lastName} ${firstName}`, ...Object.values(addresses)];
  return texts.some((text) => text.toLowerCase().includes(words));
}

/** What a patch can change. */
const shape: Shape = {
  firstName: true,
  lastName: true,
  externalId: true,
  country: true,
  groups: true,
  customAttributes: true,
  addresses: {
    msisdn: true,
    email: true,
    weChatUserId: true,
    facebookUserId: true,
    zaloId: true,
    lineId: true,
    kakaoTalkId: true,
  },
};

/** A contact as a patch sees it. */
function documentOf({ details }: Contact): JsonObject {
  return { ...details, groups: details.groups.map((id) => ({ id })) };
}

/** `null` takes a value away, and a list without entries is none. */
function withoutEmpty(document: JsonObject): JsonObject {
  const isThere = (value: unknown): boolean =>
    value !== null && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(document).filter(([, value]) => isThere(value)));
}
