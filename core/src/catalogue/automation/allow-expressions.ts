import type { ObjectSchema, Schema } from '../../validation/json-schema';

/** The original of each loosened schema. The types of steps are generated from the originals. */
const strictSchemas = new WeakMap<Schema, Schema>();

/** The original of a schema that was loosened; any other schema itself. */
export const strictSchemaOf = (schema: Schema): Schema => strictSchemas.get(schema) ?? schema;

/**
 * The same input where it stands in a step: every value may be an expression, `{{data.payload.source}}`, so what a
 * value must look like, how long it may be, and whether it is a number, shows only when the workflow runs.
 */
export function allowExpressions(schema: ObjectSchema): Schema {
  const result = relax(schema);
  strictSchemas.set(result, schema);
  return result;
}

function relax(schema: Schema): Schema {
  switch (schema.type) {
    case 'string': {
      const { format, pattern, minLength, maxLength, ...rest } = schema;
      return rest;
    }
    case 'number':
    case 'integer':
    case 'boolean':
      return { title: schema.title ?? '', description: schema.description ?? '' };
    case 'array':
      return { ...schema, items: relax(schema.items) };
    case 'object':
      return relaxObject(schema);
    default:
      return schema.discriminator ? { ...schema, anyOf: schema.anyOf.map(relaxObject) } : schema;
  }
}

function relaxObject(schema: ObjectSchema): ObjectSchema {
  const properties = Object.entries(schema.properties).map(([name, field]) => [name, relax(field)] as const);
  return { ...schema, properties: Object.fromEntries(properties) };
}
