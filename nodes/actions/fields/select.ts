import type { StringSchema, ArraySchema } from '../../../core/src/validation';
import type { INodePropertyOptions } from 'n8n-workflow';
import { type Field, fieldText } from './field';
import { toText } from './text';
import { compareTitles, toTitle } from '../../shared/titles';
import { parseJson } from './json';
import { toNumber } from './number';
import type { ListName } from '../lists/account-lists';

/** Creates a dropdown of the known values. An expression can give a value that 8x8 has added since. */
export function selectField(name: string, schema: StringSchema, mayBeEmpty: boolean): Field {
  const values = schema.enum ?? [];
  const options: INodePropertyOptions[] = values.map((value) => ({ name: toTitle(value), value }));
  if (mayBeEmpty && schema.default === undefined) options.push({ name: 'Not Set', value: '' });
  options.sort((a, b) => compareTitles(a.name, b.name));
  const first = mayBeEmpty ? '' : (values[0] ?? '');
  const start = typeof schema.default === 'string' ? schema.default : first;
  const { displayName, description } = fieldText(name, schema);
  return {
    name,
    property: {
      displayName,
      name,
      type: 'options',
      options,
      default: start,
      ...(description === undefined ? {} : { description }),
    },
    read: toText,
  };
}

/** Creates a field to select several entries of an account list. An expression can give their IDs. */
export function multiSelectField(name: string, schema: ArraySchema, list: ListName): Field {
  const { displayName, description = 'Which ones' } = fieldText(name, schema);
  const single = displayName.replace(/ IDs$/, '').replace(/s$/, '');
  const one = schema.items.type === 'integer' ? toNumber : (value: unknown) => value;
  return {
    name,
    property: {
      displayName: `${single} Names or IDs`,
      name,
      type: 'multiOptions',
      typeOptions: { loadOptionsMethod: list },
      default: [],
      description: `${description}. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
    },
    read(value, readContext, path) {
      if (Array.isArray(value)) return value.length ? value.map(one) : undefined;
      if (typeof value !== 'string') return value === undefined || value === null ? undefined : [value];
      if (value.trim().startsWith('[')) return parseJson(value, readContext, path);
      const parts = value.split(',').map((part) => part.trim());
      const given = parts.filter((part) => part !== '');
      return given.length ? given.map(one) : undefined;
    },
  };
}
