import { catalogue, compileCheck, describeIssue } from 'cpaas-8x8';

import { defined, isObject, listOf, objectOf, textOf, type JsonObject } from '../engine/json';
import { countryOf } from '../numbers/dialling-codes';
import { internationalNumber, withoutPlus } from '../numbers/phone-numbers';
import { codeOf } from '../server/validation/error-codes';
import { invalid } from '../server/api-error';
import { addressKinds, type Addresses, type ContactBook, type ContactDetails } from './contact-store';

const check = compileCheck(catalogue.contacts.operations.create.input);

/** The most custom attributes a contact has. */
const mostAttributes = 50;

/** What a caller, a row of a file or a patch makes of a contact. @throws {Problem} 400 */
export function contactDetails(book: ContactBook, given: JsonObject): ContactDetails {
  const [issue] = check(given, 0).issues;
  if (issue) throw invalid(codeOf('contacts', issue), describeIssue(issue));
  const addresses = addressesOf(given);
  const customAttributes = objectOf(given['customAttributes']);
  if (Object.keys(customAttributes).length > mostAttributes)
    throw invalid(1000, `customAttributes has more than ${mostAttributes} entries`);
  return defined({
    firstName: textOf(given['firstName']),
    lastName: textOf(given['lastName']),
    externalId: textOf(given['externalId']),
    country: textOf(given['country'])?.toUpperCase() ?? countryOf(addresses.msisdn ?? ''),
    addresses,
    groups: groupIds(book, listOf(given['groups'])),
    customAttributes,
  });
}

function addressesOf(given: JsonObject): Addresses {
  const fields = objectOf(given['addresses']);
  const addresses: Record<string, string> = {};
  for (const kind of addressKinds) {
    const address = textOf(fields[kind]);
    if (address !== undefined) addresses[kind] = kind === 'msisdn' ? digitsOf(address, given) : address;
  }
  if (Object.keys(addresses).length === 0) throw invalid(1000, 'addresses has none that is not empty');
  return addresses;
}

function digitsOf(msisdn: string, { country }: JsonObject): string {
  const number = internationalNumber(msisdn, textOf(country));
  if (number !== undefined) return withoutPlus(number);
  throw invalid(1002, `addresses.msisdn is not a phone number (${msisdn})`);
}

function groupIds(book: ContactBook, given: readonly unknown[]): number[] {
  const ids = given.map((group) => Number(isObject(group) ? group['id'] : group));
  for (const id of ids) {
    if (!book.groups.some((group) => group.id === id)) throw invalid(1008, `There is no group ${id}`);
  }
  return [...new Set(ids)];
}
