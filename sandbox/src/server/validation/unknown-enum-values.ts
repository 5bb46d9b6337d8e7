import type { Issue, Schema } from 'cpaas-8x8';

import { isObject } from '../../engine/json';
import { findVariant } from './find-variant';

/**
 * Fields whose values are case-sensitive: 8x8's page on fallback requires `SMS`, not `sms`. 8x8's own samples spell all
 * other values in several ways.
 */
const caseSensitiveFields = new Set(['channel', 'product']);

/**
 * Finds enum values that the catalogue does not know. The client accepts them, because 8x8 may add values. The sandbox
 * refuses them, so that a test finds a misspelt one.
 */
export function findUnknownEnumValues(schema: Schema, value: unknown, path = '', name = ''): Issue[] {
  // Workflow steps may contain scripts. They are validated when they run.
  if (path.startsWith('definition.steps')) return [];
  switch (schema.type) {
    case 'string':
      return schema.enum !== undefined && typeof value === 'string' && !isOneOf(schema.enum, value, name)
        ? [enumIssue(path, value, schema.enum)]
        : [];
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((item, index) => findUnknownEnumValues(schema.items, item, `${path}[${index}]`, name))
        : [];
    case 'object':
      return isObject(value)
        ? Object.entries(schema.properties).flatMap(([field, inner]) =>
            value[field] === undefined
              ? []
              : findUnknownEnumValues(inner, value[field], path ? `${path}.${field}` : field, field),
          )
        : [];
    case undefined: {
      const variant = findVariant(schema, value);
      return variant ? findUnknownEnumValues(variant, value, path, name) : [];
    }
    default:
      return [];
  }
}

function isOneOf(values: readonly string[], value: string, field: string): boolean {
  if (caseSensitiveFields.has(field)) return values.includes(value);
  return values.some((allowed) => allowed.toLowerCase() === value.toLowerCase());
}

function enumIssue(path: string, value: string, values: readonly string[]): Issue {
  return {
    path,
    rule: 'enum',
    message: `is ${JSON.stringify(value.slice(0, 40))}`,
    advice: `Use one of ${values.join(', ')}.`,
  };
}

/** Returns true for fields that the schema lacks: the request may be for another operation. */
export function hasUnlistedFields(schema: Schema, value: unknown): boolean {
  if (schema.type === 'array' && Array.isArray(value)) {
    return value.some((item) => hasUnlistedFields(schema.items, item));
  }
  if (schema.type === undefined) {
    const variant = findVariant(schema, value);
    return variant !== undefined && hasUnlistedFields(variant, value);
  }
  if (schema.type !== 'object' || !isObject(value)) return false;
  return Object.entries(value).some(([name, field]) => {
    const inner = Object.hasOwn(schema.properties, name)
      ? schema.properties[name]
      : schema.additionalProperties;
    return inner === undefined || hasUnlistedFields(inner, field);
  });
}
