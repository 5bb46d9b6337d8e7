import type { ObjectSchema, Schema } from 'cpaas-8x8';

import { isObject, type JsonObject } from '../../engine/json';
import { findVariant } from './find-variant';

/**
 * Removes the optional fields whose value is `null`, at every depth: 8x8's own samples write `null` for a field without
 * value. Keeps the `null` of a field that can be `null`, and of a field without a type.
 */
export function dropNulls(schema: ObjectSchema, input: JsonObject): JsonObject {
  const { properties, required = [], additionalProperties } = schema;
  const kept = Object.entries(input).flatMap(([name, value]): [string, unknown][] => {
    const field = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (field === undefined) return [[name, value]];
    if (value === null && !required.includes(name) && !allowsNull(field)) return [];
    return [[name, dropNullsInside(field, value)]];
  });
  return Object.fromEntries(kept);
}

const allowsNull = (schema: Schema): boolean =>
  schema.nullable === true || (schema.type === undefined && !schema.discriminator);

function dropNullsInside(schema: Schema, value: unknown): unknown {
  switch (schema.type) {
    case 'array':
      return Array.isArray(value) ? value.map((item) => dropNullsInside(schema.items, item)) : value;
    case 'object':
      return isPlainObject(value) ? dropNulls(schema, value) : value;
    case undefined: {
      const variant = findVariant(schema, value);
      return variant && isObject(value) ? dropNulls(variant, value) : value;
    }
    default:
      return value;
  }
}

/** Files are objects with bytes, which stay as they are. */
const isPlainObject = (value: unknown): value is JsonObject => isObject(value) && !Buffer.isBuffer(value);
