import type { StringSchema, ArraySchema } from '../../../core/src/validation';
import type { INodePropertyOptions } from 'n8n-workflow';
import { type Field, type ReadContext, fieldText } from './field';
import { textListField, toText } from './text';
import { compareTitles, toValueTitle } from '../../shared/titles';
import { parseJson } from './json';
import { toNumber } from './number';
import type { ListName } from '../lists/account-lists';

const toOption = (value: string): INodePropertyOptions => ({ name: toValueTitle(value), value });

const compareOptions = (a: INodePropertyOptions, b: INodePropertyOptions): number =>
  compareTitles(a.name, b.name);

/** Creates a dropdown of the known values. An expression can give a value that 8x8 has added since. */
export function selectField(name: string, schema: StringSchema, mayBeEmpty: boolean): Field {
  const values = schema.enum ?? [];
  const options = values.map(toOption);
  if (mayBeEmpty && schema.default === undefined) options.push({ name: 'Not Set', value: '' });
  options.sort(compareOptions);
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
    read: (value, readContext, path) => readList(value, readContext, path, one),
  };
}

/** Creates a field to select several of the known values. An expression can give others, which 8x8 has added since. */
export function multiChoiceField(name: string, schema: ArraySchema, values: readonly string[]): Field {
  const { displayName, description } = fieldText(name, schema);
  return {
    name,
    property: {
      displayName,
      name,
      type: 'multiOptions',
      options: values.map(toOption).sort(compareOptions),
      default: [],
      ...(description === undefined ? {} : { description }),
    },
    read: readList,
  };
}

/** Creates a field for a list of numbers, such as IDs. The user separates them with commas; an expression can give a list. */
export function numberListField(name: string, schema: ArraySchema): Field {
  return {
    ...textListField(name, schema),
    read: (value, readContext, path) => readList(value, readContext, path, toNumber),
  };
}

/** Reads a list, one value, several in a text with commas, or a list in JSON. */
function readList(
  value: unknown,
  readContext: ReadContext,
  path: string,
  one = (each: unknown): unknown => each,
): unknown {
  if (Array.isArray(value)) return value.length ? value.map(one) : undefined;
  if (typeof value !== 'string') return value === undefined || value === null ? undefined : [value];
  if (value.trim().startsWith('[')) return parseJson(value, readContext, path);
  const parts = value.split(/[,\n]/).map((part) => part.trim());
  const given = parts.filter((part) => part !== '');
  return given.length ? given.map(one) : undefined;
}
