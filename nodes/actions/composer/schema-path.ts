import type { ObjectSchema, Schema, StringSchema } from '../../../core/src/validation';

/**
 * Returns the schema at a path of field names. `[]` stands for the items of an array: `cards[].title`. The composer takes
 * the title, the description and the limits of its fields from the schema of the place that they fill.
 */
export function schemaAt(schema: Schema, path: string): Schema {
  let here: Schema | undefined = schema;
  for (const step of path.split(/\.|(?=\[\])/)) {
    here = step === '[]' ? itemSchema(here) : propertySchema(here, step);
  }
  if (!here) throw new TypeError(`There is no field ${path} in this schema.`);
  return here;
}

const itemSchema = (schema: Schema | undefined): Schema | undefined =>
  schema?.type === 'array' ? schema.items : undefined;

const propertySchema = (schema: Schema | undefined, name: string): Schema | undefined =>
  schema?.type === 'object' ? schema.properties[name] : undefined;

export function objectAt(schema: Schema, path: string): ObjectSchema {
  const found = schemaAt(schema, path);
  if (found.type !== 'object') throw new TypeError(`${path} is not an object in this schema.`);
  return found;
}

export function stringAt(schema: Schema, path: string): StringSchema {
  const found = schemaAt(schema, path);
  if (found.type !== 'string') throw new TypeError(`${path} is not a text in this schema.`);
  return found;
}
