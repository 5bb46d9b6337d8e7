import type { ContactsGroup, OperationInput, OperationOutput } from 'cpaas-8x8';

import type { JsonObject } from '../engine/json';
import { notFound } from '../server/api-error';
import {
  type ApiCall,
  type Handlers,
  respondWith,
  type OperationResponse,
} from '../server/operations/api-call';
import { updateContact, findContact } from './contact-index';
import { getResourceUrl, paginate, toGroupOutput } from './contact-responses';
import { groupTable, type Contact, type ContactGroup } from './contact-store';
import { addGroup, assertNameIsFree, parseGroupDetails, removeGroups, requireGroup } from './groups';
import { applyJsonPatch, type PatchableFields } from './json-patch';

/** Handles groups and their members. */
export const contactGroupHandlers = {
  'contacts.searchGroups': ({ context: { state }, input }): OperationOutput<'contacts.searchGroups'> => {
    const query = input.name?.toLowerCase() ?? '';
    const found = state.table(groupTable).filter(({ details }) => details.name.toLowerCase().includes(query));
    return paginate(input, found, state.table(groupTable).size, (group) => toGroupOutput(state, group));
  },
  'contacts.createGroup': (call): OperationResponse<ContactsGroup> => {
    const { state } = call.context;
    const details = parseGroupDetails(call.input);
    assertNameIsFree(state, details.name);
    const group = addGroup(call.context, details);
    return respondWith(201, toGroupOutput(state, group), {
      location: getResourceUrl(call.context, `groups/${group.id}`),
    });
  },
  'contacts.getGroup': (call) => toGroupOutput(call.context.state, requireRequestedGroup(call)),
  'contacts.updateGroup': (call): ContactsGroup => {
    const { state } = call.context;
    const group = requireRequestedGroup(call);
    const document = applyJsonPatch({ ...group.details }, call.input.patch, patchableFields);
    const details = parseGroupDetails(normalizeDocument(document));
    assertNameIsFree(state, details.name, group);
    state.table(groupTable).update(group, { details });
    return toGroupOutput(state, group);
  },
  'contacts.deleteGroup': (call): undefined => {
    removeGroups(call.context.state, [requireRequestedGroup(call).id]);
  },
  'contacts.addToGroup': (call): OperationResponse<ContactsGroup> => {
    const group = changeMembers(call, (groups, id) => [...new Set([...groups, id])]);
    return respondWith(201, toGroupOutput(call.context.state, group), {
      location: getResourceUrl(call.context, `groups/${group.id}`),
    });
  },
  'contacts.removeFromGroup': (call): ContactsGroup => {
    const group = changeMembers(call, (groups, id) => groups.filter((each) => each !== id));
    return toGroupOutput(call.context.state, group);
  },
} satisfies Partial<Handlers>;

const requireRequestedGroup = ({
  context,
  input,
}: ApiCall<OperationInput<'contacts.getGroup'>>): ContactGroup => requireGroup(context.state, input.groupId);

/** Changes the groups of all given contacts. Changes nothing when one is missing. @throws {ApiError} 404 */
function changeMembers(
  call: ApiCall<OperationInput<'contacts.addToGroup'>>,
  change: (groups: readonly number[], id: number) => number[],
): ContactGroup {
  const { state } = call.context;
  const group = requireRequestedGroup(call);
  const contacts = call.input.contacts.map((id): Contact => {
    const contact = findContact(state, Number(id));
    if (!contact) throw notFound(`There is no contact ${id}`);
    return contact;
  });
  for (const contact of contacts) {
    const { details } = contact;
    updateContact(state, contact, { ...details, groups: change(details.groups, group.id) });
  }
  return group;
}

const patchableFields: PatchableFields = { name: true, description: true, isBlacklist: true };

/** Converts `isBlacklist` to a boolean: 8x8's sample sends the text "true". Removes other fields that are `null`. */
function normalizeDocument(document: JsonObject): JsonObject {
  const { isBlacklist, ...texts } = document;
  const flag = typeof isBlacklist === 'string' ? isBlacklist.toLowerCase() : isBlacklist;
  const value = flag === 'true' ? true : flag === 'false' ? false : (flag ?? false);
  const fields: JsonObject = { ...texts, isBlacklist: value };
  return Object.fromEntries(Object.entries(fields).filter(([, each]) => each !== null));
}
