import type { Schema } from 'cpaas-8x8';

/** What a text from a query or a path says, where the field is a number, true or false, or a list. */
export function fromText(field: Schema, value: unknown): unknown {
  switch (field.type) {
    case 'number':
    case 'integer':
      return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'array': {
      if (value === undefined) return value;
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      return values.map((item) => fromText(field.items, item));
    }
    default:
      return value;
  }
}
