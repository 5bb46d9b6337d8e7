import { isJsonObject } from '../../../core/src/validation';
import type { Field } from './field';
import { accountLists, type ListName } from '../lists/account-lists';

/** Creates a field whose value is selected from an account list or entered as an ID or a name. `plain` is the field without a list. */
export function resourceLocatorField(plain: Field, list: ListName): Field {
  const { itemName } = accountLists[list];
  const { displayName, name, description, placeholder } = plain.property;
  return {
    name: plain.name,
    property: {
      displayName: displayName.replace(/ (ID|Name)$/, ''),
      name,
      type: 'resourceLocator',
      default: { mode: 'list', value: '' },
      modes: [
        {
          displayName: 'From List',
          name: 'list',
          type: 'list',
          placeholder: `Select ${itemName.startsWith('8') ? 'an' : 'a'} ${itemName}...`,
          typeOptions: { searchListMethod: list, searchable: true },
        },
        {
          displayName: displayName.endsWith(' Name') ? 'By Name' : 'By ID',
          name: 'id',
          type: 'string',
          ...(placeholder === undefined ? {} : { placeholder }),
        },
      ],
      ...(description === undefined ? {} : { description: locatorDescription(description) }),
    },
    read: (value, readContext, path) => plain.read(locatorValue(value), readContext, path),
  };
}

/** What an ID is explains only how to enter it. */
const locatorDescription = (description: string): string =>
  description.replace(/^(The )?ID /, 'Choose from the list, or enter the ID ');

/** The value of a resource locator. Agents and workflows of older versions give the value without a locator. */
export function locatorValue(value: unknown): unknown {
  return isJsonObject(value) && 'value' in value && ('__rl' in value || 'mode' in value)
    ? value['value']
    : value;
}
