import type { ApiCall, Behaviour } from '../behaviour/api-call';
import { reply } from '../behaviour/reply';
import { listOf, textOf, type JsonObject } from '../json';
import { notFound } from '../server/problem';
import type { Contact, ContactGroup } from './contact-book';
import { changeContact, contactById } from './contact-index';
import { addGroup, checkName, groupDetails, removeGroups, requireGroup } from './groups';
import { patched, type Shape } from './json-patch';
import { linkTo } from './link';
import { pageOf } from './page';
import { shownGroup } from './shown';

/** Groups, and who is in them. */
export const groupBehaviours: Readonly<Record<string, Behaviour>> = {
  'contacts.searchGroups': ({ world: { state }, input }) => {
    const { contacts } = state;
    const words = textOf(input['name'])?.toLowerCase() ?? '';
    const found = contacts.groups.filter(({ details }) => details.name.toLowerCase().includes(words));
    return pageOf(input, found, contacts.groups.length, (group) => shownGroup(contacts, group));
  },
  'contacts.createGroup': (call) => {
    const { contacts } = call.world.state;
    const details = groupDetails(call.input);
    checkName(contacts, details.name);
    const group = addGroup(call.world, details);
    return reply(201, shownGroup(contacts, group), { location: linkTo(call, `groups/${group.id}`) });
  },
  'contacts.getGroup': (call) => shownGroup(call.world.state.contacts, groupOf(call)),
  'contacts.updateGroup': (call) => {
    const { contacts } = call.world.state;
    const group = groupOf(call);
    const document = patched({ ...group.details }, listOf(call.input['patch']), shape);
    const details = groupDetails(readable(document));
    checkName(contacts, details.name, group);
    group.details = details;
    return shownGroup(contacts, group);
  },
  'contacts.deleteGroup': (call) => {
    removeGroups(call.world.state.contacts, [groupOf(call).id]);
  },
  'contacts.addToGroup': (call) => {
    const group = changeMembers(call, (groups, id) => [...new Set([...groups, id])]);
    return reply(201, shownGroup(call.world.state.contacts, group), {
      location: linkTo(call, `groups/${group.id}`),
    });
  },
  'contacts.removeFromGroup': (call) => {
    const group = changeMembers(call, (groups, id) => groups.filter((each) => each !== id));
    return shownGroup(call.world.state.contacts, group);
  },
};

const groupOf = ({ world, input }: ApiCall): ContactGroup =>
  requireGroup(world.state.contacts, input['groupId']);

/** Changes the groups of the contacts that are given: of all of them, or of none. @throws {Problem} 404 */
function changeMembers(
  call: ApiCall,
  change: (groups: readonly number[], id: number) => number[],
): ContactGroup {
  const { contacts: book } = call.world.state;
  const group = groupOf(call);
  const contacts = listOf(call.input['contacts']).map((id): Contact => {
    const contact = contactById(book, Number(id));
    if (!contact) throw notFound(`There is no contact ${String(id)}`);
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
