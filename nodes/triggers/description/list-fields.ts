import type { INodeProperties, INodeType } from 'n8n-workflow';
import { resourceLocatorField } from '../../actions/fields/resource-locator';
import { toText } from '../../actions/fields/text';
import { accountLists, type ListName } from '../../actions/lists/account-lists';
import { createListSearch } from '../../actions/lists/list-methods';

/** Turns a text field of a trigger into one whose value is selected from an account list or entered as an ID. */
export function selectedFromList(plain: INodeProperties, list: ListName): INodeProperties {
  const { hint, displayOptions } = plain;
  const value = typeof plain.default === 'string' ? plain.default : '';
  const { property } = resourceLocatorField({ name: plain.name, property: plain, read: toText }, list);
  return {
    ...property,
    default: { mode: value === '' ? 'list' : 'id', value },
    ...(hint === undefined ? {} : { hint }),
    ...(displayOptions === undefined ? {} : { displayOptions }),
  };
}

/** The methods by which n8n's editor loads these lists for a trigger. */
export const listMethods = (...lists: readonly ListName[]): NonNullable<INodeType['methods']> => ({
  listSearch: Object.fromEntries(lists.map((list) => [list, createListSearch(accountLists[list])])),
});
