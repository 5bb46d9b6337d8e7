import type { OperationInput, OperationOutput } from 'cpaas-8x8';

import { asText, type JsonObject } from '../engine/json';
import { toInternationalNumber, stripPlus } from '../numbers/phone-numbers';
import { badRequest, notFound } from '../server/api-error';
import {
  type ApiCall,
  type Handlers,
  type Received,
  respondWith,
  type OperationResponse,
} from '../server/operations/api-call';
import { addToBlacklist } from './blacklist';
import { parseContactDetails } from './contact-details';
import { updateContact, findContact, findContactsByAddress, removeContacts } from './contact-index';
import { getResourceUrl, paginate, toContactOutput } from './contact-responses';
import { contactTable, type Contact } from './contact-store';
import { applyJsonPatch, type PatchableFields } from './json-patch';
import { upsertContact } from './upsert-contact';

/** Handles the operations about single contacts: searches, creates, reads, patches and deletes them, and puts a number on the blacklist. */
export const contactHandlers = {
  'contacts.search': ({ context: { state }, input }): OperationOutput<'contacts.search'> => {
    const found = state.table(contactTable).filter((contact) => matchesSearch(contact, input));
    return paginate(input, found, state.table(contactTable).size, (contact) =>
      toContactOutput(state, contact),
    );
  },
  'contacts.create': ({ context, input }): OperationResponse<OperationOutput<'contacts.create'>> => {
    const { state } = context;
    const { contact, merged } = upsertContact(context, parseContactDetails(state, input));
    const output = toContactOutput(state, contact);
    return merged
      ? respondWith(200, output)
      : respondWith(201, output, { location: getResourceUrl(context, `contacts/${contact.id}`) });
  },
  'contacts.get': (call) => toContactOutput(call.context.state, requireContact(call)),
  'contacts.update': (call): OperationOutput<'contacts.update'> => {
    const { state } = call.context;
    const contact = requireContact(call);
    const document = applyJsonPatch(toDocument(contact), call.input.patch, patchableFields);
    const details = parseContactDetails(state, omitEmptyValues(document));
    const other = findContactsByAddress(state, details.addresses).find((each) => each !== contact);
    if (other) throw badRequest(1000, `One of the addresses belongs to contact ${other.id}`);
    updateContact(state, contact, details);
    return toContactOutput(state, contact);
  },
  'contacts.delete': (call): undefined => {
    removeContacts(call.context.state, new Set([requireContact(call)]));
  },
  'contacts.blacklist': ({ context, input }): undefined => {
    const number = toInternationalNumber(input.msisdn);
    if (number === undefined) throw badRequest(1002, 'msisdn is not an international phone number');
    addToBlacklist(context, stripPlus(number));
  },
} satisfies Partial<Handlers>;

/** @throws {ApiError} 404 with code 1300. */
function requireContact({ context, input }: ApiCall<OperationInput<'contacts.get'>>): Contact {
  const contact = findContact(context.state, Number(input.contactId));
  if (!contact) throw notFound(`There is no contact ${input.contactId}`);
  return contact;
}

function matchesSearch(
  { details }: Contact,
  { query, groupId, country }: Received<OperationInput<'contacts.search'>>,
): boolean {
  if (typeof groupId === 'number' && !details.groups.includes(groupId)) return false;
  if (country !== undefined && details.country !== country.toUpperCase()) return false;
  const words = asText(query)?.trim().toLowerCase().replace(/^\+/, '');
  if (words === undefined) return true;
  const { firstName = '', lastName = '', addresses } = details;
  const texts = [`${firstName} ${lastName}`, `${lastName} ${firstName}`, ...Object.values(addresses)];
  return texts.some((text) => text.toLowerCase().includes(words));
}

const patchableFields: PatchableFields = {
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

/** The document that a JSON Patch applies to. */
function toDocument({ details }: Contact): JsonObject {
  return { ...details, groups: details.groups.map((id) => ({ id })) };
}

/** `null` and an empty list remove a value. */
function omitEmptyValues(document: JsonObject): JsonObject {
  const hasValue = (value: unknown): boolean =>
    value !== null && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(document).filter(([, value]) => hasValue(value)));
}
