import type { ObjectSchema, Schema, StringSchema } from '../validation/json-schema';

/**
 * Merges two schemas. The result accepts what either of them accepts. Needed for operations that have the same path and
 * method, which are one operation in OpenAPI.
 */
export function mergeSchemas(one: Schema, other: Schema): Schema {
  if (one === other) return one;
  if (one.type === 'object' && other.type === 'object') return mergeObjects(one, other);
  if (one.type === 'array' && other.type === 'array')
    return { ...one, items: mergeSchemas(one.items, other.items) };
  if (one.type === 'string' && other.type === 'string') return mergeStrings(one, other);
  if (one.type !== undefined && one.type === other.type) return one;
  const { title, description } = one;
  return { ...(title ? { title } : {}), ...(description ? { description } : {}) };
}

/**
 * Merges two objects, also the alternatives in a flat document: all fields of both. A field is required if both
 * require it.
 */
export function mergeObjects(one: ObjectSchema, other: ObjectSchema): ObjectSchema {
  const { anyOf: _groups, oneOf: _choices, allOf: _conditions, dependentRequired: _dependent, ...kept } = one;
  const properties: Record<string, Schema> = { ...one.properties };
  for (const [name, schema] of Object.entries(other.properties)) {
    const known = properties[name];
    properties[name] = known ? mergeSchemas(known, schema) : schema;
  }
  return {
    ...kept,
    properties,
    required: (one.required ?? []).filter((name) => other.required?.includes(name)),
  };
}

/** A limit or a format is kept only if both schemas have one. */
function mergeStrings(one: StringSchema, other: StringSchema): StringSchema {
  const { const: _const, enum: _enum, pattern, format, minLength, maxLength, ...kept } = one;
  const [values, others] = [valuesOf(one), valuesOf(other)];
  return {
    ...kept,
    ...(values && others ? { enum: [...new Set([...values, ...others])] } : {}),
    ...(pattern !== undefined && pattern === other.pattern ? { pattern } : {}),
    ...(format !== undefined && format === other.format ? { format } : {}),
    ...(minLength !== undefined && other.minLength !== undefined
      ? { minLength: Math.min(minLength, other.minLength) }
      : {}),
    ...(maxLength !== undefined && other.maxLength !== undefined
      ? { maxLength: Math.max(maxLength, other.maxLength) }
      : {}),
  };
}

const valuesOf = (schema: StringSchema): readonly string[] | undefined =>
  schema.const === undefined ? schema.enum : [schema.const];
