import type { ArraySchema } from '../../../core/src/schema';
import type { Field } from './field';
import { jsonFrom } from './json';
import { numberFrom } from './number';
import { wordsOf } from './field-text';
import type { ListName } from '../lists/account-lists';

/** Several entries of a list of the account; an expression may give their IDs. */
export function severalField(name: string, schema: ArraySchema, list: ListName): Field {
  const { displayName, description = 'Which ones' } = wordsOf(name, schema);
  const single = displayName.replace(/ IDs$/, '').replace(/s$/, '');
  const one = schema.items.type === 'integer' ? numberFrom : (value: unknown) => value;
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
    read(value, reading, path) {
      if (Array.isArray(value)) return value.length ? value.map(one) : undefined;
      if (typeof value !== 'string') return value === undefined || value === null ? undefined : [value];
      if (value.trim().startsWith('[')) return jsonFrom(value, reading, path);
      const parts = value.split(',').map((part) => part.trim());
      const given = parts.filter((part) => part !== '');
      return given.length ? given.map(one) : undefined;
    },
  };
}
