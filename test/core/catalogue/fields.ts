import type { ObjectSchema, Schema } from '../../../core/src/validation/json-schema';

/** A field at any depth of a schema. */
export interface Field {
  readonly path: string;
  readonly schema: Schema;
}

/**
 * Lists every named field of a schema, at any depth, so that a test can check a rule for all fields of the catalogue.
 */
export function fieldsWithin(schema: Schema, path: string): Field[] {
  if (schema.type === 'array') return fieldsWithin(schema.items, `${path}[]`);
  if (schema.type === undefined && schema.discriminator)
    return schema.anyOf.flatMap((variant) => fieldsWithin(variant, path));
  if (schema.type !== 'object') return [];
  return Object.entries(schema.properties).flatMap(([name, field]) => {
    const at = `${path}.${name}`;
    return [{ path: at, schema: field }, ...fieldsWithin(field, at)];
  });
}

/** The field at a dotted path. */
export function fieldAt(schema: Schema, path: string): Schema | undefined {
  return path
    .split('.')
    .reduce<
      Schema | undefined
    >((at, name) => (at?.type === 'object' ? at.properties[name] : undefined), schema);
}

/** Returns the fields that the rules of an object refer to, but the object does not define. */
export function relationNames(schema: Schema): string[] {
  const object = schema.type === 'array' ? schema.items : schema;
  if (object.type !== 'object') return [];
  return [...namesInRules(object)].filter((name) => !fieldAt(object, name));
}

function* namesInRules(schema: ObjectSchema): Generator<string> {
  yield* schema.required ?? [];
  for (const group of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) yield* group.required;
  for (const [name, others] of Object.entries(schema.dependentRequired ?? {})) yield* [name, ...others];
  for (const { if: premise, then } of schema.allOf ?? []) {
    yield* Object.keys(premise.properties);
    yield* then.required ?? [];
    for (const [name, group] of Object.entries(then.properties ?? {})) {
      yield name;
      yield* group.required.map((inner) => `${name}.${inner}`);
    }
  }
}
