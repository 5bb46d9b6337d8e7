import { catalogue, compileCheck, describeIssue } from 'cpaas-8x8';

import { currentTimestamp, type SandboxContext } from '../engine/context';
import { nextNumber } from '../engine/ids';
import { withoutUndefined, asText, type JsonObject } from '../engine/json';
import type { SandboxState } from '../engine/state/state';
import { badRequest, notFound, ApiError } from '../server/api-error';
import { errorCodeFor } from '../server/validation/error-codes';
import { updateContact } from './contact-index';
import { contactTable, type ContactGroup, type GroupDetails, groupTable } from './contact-store';

/** The IDs start after this number, to have as many digits as 8x8's. */
const groupIdBase = 8_000;

const checkInput = compileCheck(catalogue.contacts.operations.createGroup.input);

/**
 * Validates the fields of a contact group: from a request or a patch.
 *
 * @throws {ApiError} 400
 */
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
export function assertNameIsFree(state: SandboxState, name: string, renamedGroup?: ContactGroup): void {
  if (state.table(groupTable).find((group) => group !== renamedGroup && group.details.name === name))
    throw new ApiError(409, 5003, `The group ${name} already exists`);
}

export function addGroup(context: SandboxContext, details: GroupDetails): ContactGroup {
  const group: ContactGroup = {
    id: nextNumber(context.state, 'contactGroup', groupIdBase),
    createdAt: currentTimestamp(context),
    details,
  };
  context.state.table(groupTable).put(group);
  return group;
}

/** @throws {ApiError} 404 with code 1300. */
export function requireGroup(state: SandboxState, id: number | string): ContactGroup {
  const group = state.table(groupTable).get(Number(id));
  if (!group) throw notFound(`There is no group ${id}`);
  return group;
}

/** Removes groups. Their contacts stay. */
export function removeGroups(state: SandboxState, ids: readonly number[]): void {
  for (const contact of state.table(contactTable).values()) {
    const groups = contact.details.groups.filter((id) => !ids.includes(id));
    if (groups.length < contact.details.groups.length)
      updateContact(state, contact, { ...contact.details, groups });
  }
  const groups = state.table(groupTable);
  for (const group of groups.values()) if (ids.includes(group.id)) groups.delete(group);
}
