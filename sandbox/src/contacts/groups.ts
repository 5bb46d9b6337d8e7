import { catalogue, compileCheck, describeIssue } from 'cpaas-8x8';

import { defined, textOf, type JsonObject } from '../engine/json';
import { codeOf } from '../server/validation/error-codes';
import { invalid, notFound, Problem } from '../server/api-error';
import { nextNumber } from '../engine/ids';
import { timestamp, type World } from '../engine/context';
import type { ContactBook, ContactGroup, GroupDetails } from './contact-store';
import { changeContact } from './contact-index';

/** Where the numbers of groups begin: as long as 8x8's. */
const firstId = 8_000;

const check = compileCheck(catalogue.contacts.operations.createGroup.input);

/** What a caller or a patch makes of a group. @throws {Problem} 400 */
export function groupDetails(given: JsonObject): GroupDetails {
  const [issue] = check(given, 0).issues;
  if (issue) throw invalid(codeOf('contacts', issue), describeIssue(issue));
  return defined({
    name: textOf(given['name']) ?? '',
    description: textOf(given['description']),
    isBlacklist: given['isBlacklist'] === true,
  });
}

/** @throws {Problem} 409 with code 5003, when another group has the name. */
export function checkName(book: ContactBook, name: string, own?: ContactGroup): void {
  if (book.groups.some((group) => group !== own && group.details.name === name))
    throw new Problem(409, 5003, `There is a group ${name} already`);
}

export function addGroup(world: World, details: GroupDetails): ContactGroup {
  const group: ContactGroup = {
    id: nextNumber(world.state, 'contactGroup', firstId),
    createdAt: timestamp(world),
    details,
  };
  world.state.contacts.groups.push(group);
  return group;
}

/** @throws {Problem} 404 with code 1300. */
export function requireGroup(book: ContactBook, id: number | string): ContactGroup {
  const group = book.groups.find((each) => each.id === Number(id));
  if (!group) throw notFound(`There is no group ${id}`);
  return group;
}

/** The contacts of the groups stay, without them. */
export function removeGroups(book: ContactBook, ids: readonly number[]): void {
  for (const contact of book.contacts) {
    const groups = contact.details.groups.filter((id) => !ids.includes(id));
    if (groups.length < contact.details.groups.length)
      changeContact(book, contact, { ...contact.details, groups });
  }
  book.groups = book.groups.filter(({ id }) => !ids.includes(id));
}
