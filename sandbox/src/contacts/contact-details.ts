import { catalogue, compileCheck, describeIssue } from 'cpaas-8x8';

import { withoutUndefined, isObject, asArray, asObject, asText, type JsonObject } from '../engine/json';
import type { SandboxState } from '../engine/state/state';
import { findCountry } from '../numbers/dialling-codes';
import { toInternationalNumber, stripPlus } from '../numbers/phone-numbers';
import { badRequest } from '../server/api-error';
import { errorCodeFor } from '../server/validation/error-codes';
import { addressKinds, type Addresses, type ContactDetails, groupTable } from './contact-store';

const checkInput = compileCheck(catalogue.contacts.operations.create.input);

const maxAttributes = 50;

/** Validates the input of a contact: from a request, a file row or a patch. @throws {ApiError} 400 */
export function parseContactDetails(state: SandboxState, input: JsonObject): ContactDetails {
  const [issue] = checkInput(input, 0).issues;
  if (issue) throw badRequest(errorCodeFor('contacts', issue), describeIssue(issue));
  const addresses = parseAddresses(input);
  const customAttributes = asObject(input['customAttributes']);
  if (Object.keys(customAttributes).length > maxAttributes)
    throw badRequest(1000, `customAttributes has more than ${maxAttributes} entries`);
  return withoutUndefined({
    firstName: asText(input['firstName']),
    lastName: asText(input['lastName']),
    externalId: asText(input['externalId']),
    country: asText(input['country'])?.toUpperCase() ?? findCountry(addresses.msisdn ?? ''),
    addresses,
    groups: parseGroupIds(state, asArray(input['groups'])),
    customAttributes,
  });
}

function parseAddresses(input: JsonObject): Addresses {
  const fields = asObject(input['addresses']);
  const addresses: Record<string, string> = {};
  for (const kind of addressKinds) {
    const address = asText(fields[kind]);
    if (address !== undefined) addresses[kind] = kind === 'msisdn' ? parseMsisdn(address, input) : address;
  }
  if (Object.keys(addresses).length === 0)
    throw badRequest(1000, 'addresses needs at least one address that is not empty');
  return addresses;
}

function parseMsisdn(msisdn: string, { country }: JsonObject): string {
  const number = toInternationalNumber(msisdn, asText(country));
  if (number !== undefined) return stripPlus(number);
  throw badRequest(1002, `addresses.msisdn is not a phone number (${msisdn})`);
}

function parseGroupIds(state: SandboxState, input: readonly unknown[]): number[] {
  const ids = input.map((group) => Number(isObject(group) ? group['id'] : group));
  for (const id of ids) {
    if (!state.table(groupTable).get(id)) throw badRequest(1008, `There is no group ${id}`);
  }
  return [...new Set(ids)];
}
