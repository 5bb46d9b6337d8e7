import type { ObjectSchema, Schema, VariantSchema } from '../../validation/json-schema';

/** The strict schema of each relaxed schema. The TypeScript types of steps are generated from the strict schemas. */
const strictSchemas = new WeakMap<Schema, Schema>();

/** The strict schema of a relaxed schema. Any other schema is returned as it is. */
export const strictSchemaOf = (schema: Schema): Schema => strictSchemas.get(schema) ?? schema;

/**
 * Relaxes the schema of an input for use in a workflow step. Every value can be an expression such as
 * `{{data.payload.source}}`, so formats, lengths and number types cannot be checked before the workflow runs.
 */
export function allowExpressions(schema: ObjectSchema | VariantSchema): Schema {
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
  const { format, ...rest } = schema;
  return { ...rest, properties: Object.fromEntries(properties) };
}
