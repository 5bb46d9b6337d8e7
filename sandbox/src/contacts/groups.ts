import { catalogue, compileCheck, describeIssue } from 'cpaas-8x8';

import { currentTimestamp, type SandboxContext } from '../engine/context';
import { nextNumber } from '../engine/ids';
import { withoutUndefined, asText, type JsonObject } from '../engine/json';
import { badRequest, notFound, ApiError } from '../server/api-error';
import { errorCodeFor } from '../server/validation/error-codes';
import { updateContact } from './contact-index';
import type { ContactStore, ContactGroup, GroupDetails } from './contact-store';

/** The IDs start after this number, to have as many digits as 8x8's. */
const groupIdBase = 8_000;

const checkInput = compileCheck(catalogue.contacts.operations.createGroup.input);

/** Validates the input of a group: from a request or a patch. @throws {ApiError} 400 */
export function parseGroupDetails(input: JsonObject): GroupDetails {
  const [issue] = checkInput(input, 0).issues;
  if (issue) throw badRequest(errorCodeFor('contacts', issue), describeIssue(issue));
  return withoutUndefined({
    name: asText(input['name']) ?? '',
    description: asText(input['description']),
    isBlacklist: input['isBlacklist'] === true,
  });
}

/** @throws {ApiError} 409 with code 5003, when another group has this name. */
export function assertNameIsFree(store: ContactStore, name: string, renamedGroup?: ContactGroup): void {
  if (store.groups.some((group) => group !== renamedGroup && group.details.name === name))
    throw new ApiError(409, 5003, `The group ${name} already exists`);
}

export function addGroup(context: SandboxContext, details: GroupDetails): ContactGroup {
  const group: ContactGroup = {
    id: nextNumber(context.state, 'contactGroup', groupIdBase),
    createdAt: currentTimestamp(context),
    details,
  };
  context.state.contacts.groups.push(group);
  return group;
}

/** @throws {ApiError} 404 with code 1300. */
export function requireGroup(store: ContactStore, id: number | string): ContactGroup {
  const group = store.groups.find((each) => each.id === Number(id));
  if (!group) throw notFound(`There is no group ${id}`);
  return group;
}

/** Removes groups. Their contacts stay. */
export function removeGroups(store: ContactStore, ids: readonly number[]): void {
  for (const contact of store.contacts) {
    const groups = contact.details.groups.filter((id) => !ids.includes(id));
    if (groups.length < contact.details.groups.length)
      updateContact(store, contact, { ...contact.details, groups });
  }
  store.groups = store.groups.filter(({ id }) => !ids.includes(id));
}
