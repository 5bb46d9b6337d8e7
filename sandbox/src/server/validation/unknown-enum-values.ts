import type { Issue, ObjectSchema, Schema } from 'cpaas-8x8';

import { isObject } from '../../engine/json';

/**
 * Values that a caller may write in one case only. Of all others 8x8's own samples have several spellings. Its page
 * on fallback demands `SMS`, and not `sms`.
 */
const caseSensitiveFields = new Set(['channel', 'product', 'encoding']);

/**
 * Fields whose value is none of those that are known. The client lets them pass, because 8x8 may know more than it
 * does; the sandbox knows no more, and refuses them.
 */
export function findUnknownEnumValues(schema: Schema, value: unknown, path = '', name = ''): Issue[] {
  // What a workflow is to do may be a script, and is looked at when it is done.
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

/** Of an object that may be of several kinds, the one that it says to be. */
function findVariant({ discriminator, anyOf = [] }: Variants, value: unknown): ObjectSchema | undefined {
  if (!discriminator || !isObject(value)) return undefined;
  const { propertyName } = discriminator;
  const type = String(value[propertyName]).toLowerCase();
  return anyOf.find((variant) => {
    const field = variant.properties[propertyName];
    return field?.type === 'string' && field.const?.toLowerCase() === type;
  });
}

interface Variants {
  readonly discriminator?: { readonly propertyName: string };
  readonly anyOf?: readonly ObjectSchema[];
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

/** Whether an object has fields that its schema does not list: a sign that another operation is meant. */
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
