import type { Schema } from 'cpaas-8x8';

/**
 * Converts a string from the query or the path into the number, boolean or list that the field expects: Nest passes
 * all of them as strings.
 */
export function coerceParam(field: Schema, value: unknown): unknown {
  switch (field.type) {
    case 'number':
    case 'integer':
      return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'array': {
      if (value === undefined) return value;
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      return values.map((item) => coerceParam(field.items, item));
    }
    default:
      return value;
  }
}
