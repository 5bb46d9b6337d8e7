import type { ContactsGroup, OperationInput, OperationOutput } from 'cpaas-8x8';

import { type ApiCall, type Handlers, reply, type Reply } from '../server/operations/api-call';
import type { JsonObject } from '../engine/json';
import { notFound } from '../server/api-error';
import type { Contact, ContactGroup } from './contact-store';
import { changeContact, contactById } from './contact-index';
import { addGroup, checkName, groupDetails, removeGroups, requireGroup } from './groups';
import { patched, type Shape } from './json-patch';
import { linkTo, pageOf, shownGroup } from './contact-responses';

/** Groups, and who is in them. */
export const groupBehaviours = {
  'contacts.searchGroups': ({ world: { state }, input }): OperationOutput<'contacts.searchGroups'> => {
    const { contacts } = state;
    const words = input.name?.toLowerCase() ?? '';
    const found = contacts.groups.filter(({ details }) => details.name.toLowerCase().includes(words));
    return pageOf(input, found, contacts.groups.length, (group) => shownGroup(contacts, group));
  },
  'contacts.createGroup': (call): Reply<ContactsGroup> => {
    const { contacts } = call.world.state;
    const details = groupDetails(call.input);
    checkName(contacts, details.name);
    const group = addGroup(call.world, details);
    return reply(201, shownGroup(contacts, group), { location: linkTo(call.world, `groups/${group.id}`) });
  },
  'contacts.getGroup': (call) => shownGroup(call.world.state.contacts, groupOf(call)),
  'contacts.updateGroup': (call): ContactsGroup => {
    const { contacts } = call.world.state;
    const group = groupOf(call);
    const document = patched({ ...group.details }, call.input.patch, shape);
    const details = groupDetails(readable(document));
    checkName(contacts, details.name, group);
    group.details = details;
    return shownGroup(contacts, group);
  },
  'contacts.deleteGroup': (call): undefined => {
    removeGroups(call.world.state.contacts, [groupOf(call).id]);
  },
  'contacts.addToGroup': (call): Reply<ContactsGroup> => {
    const group = changeMembers(call, (groups, id) => [...new Set([...groups, id])]);
    return reply(201, shownGroup(call.world.state.contacts, group), {
      location: linkTo(call.world, `groups/${group.id}`),
    });
  },
  'contacts.removeFromGroup': (call): ContactsGroup => {
    const group = changeMembers(call, (groups, id) => groups.filter((each) => each !== id));
    return shownGroup(call.world.state.contacts, group);
  },
} satisfies Partial<Handlers>;

const groupOf = ({ world, input }: ApiCall<OperationInput<'contacts.getGroup'>>): ContactGroup =>
  requireGroup(world.state.contacts, input.groupId);

/** Changes the groups of the contacts that are given: of all of them, or of none. @throws {Problem} 404 */
function changeMembers(
  call: ApiCall<OperationInput<'contacts.addToGroup'>>,
  change: (groups: readonly number[], id: number) => number[],
): ContactGroup {
  const { contacts: book } = call.world.state;
  const group = groupOf(call);
  const contacts = call.input.contacts.map((id): Contact => {
    const contact = contactById(book, Number(id));
    if (!contact) throw notFound(`There is no contact ${id}`);
    return contact;
  });
  for (const contact of contacts) {
    const { details } = contact;
    changeContact(book, contact, { ...details, groups: change(details.groups, group.id) });
  }
  return group;
}

/** What a patch can change. */
const shape: Shape = { name: true, description: true, isBlacklist: true };

/** 8x8's own sample writes the text "true"; `null` takes a value away. */
function readable(document: JsonObject): JsonObject {
  const { isBlacklist, ...texts } = document;
  const flag = typeof isBlacklist === 'string' ? isBlacklist.toLowerCase() : isBlacklist;
  const value = flag === 'true' ? true : flag === 'false' ? false : (flag ?? false);
  const given: JsonObject = { ...texts, isBlacklist: value };
  return Object.fromEntries(Object.entries(given).filter(([, each]) => each !== null));
}
