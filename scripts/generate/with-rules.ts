import type { ObjectSchema, Schema } from '../../core/src/validation/json-schema';
import type { JsonSchema } from './control-types';

type Components = Readonly<Record<string, JsonSchema>>;

/**
 * Adds the rules of the schema with which the sandbox validates a value to the schema of its TypeScript type.
 *
 * @throws {Error} if the two do not agree.
 */
export function withRules(type: JsonSchema, rules: Schema, path: string, components: Components): JsonSchema {
  if (type.$ref !== undefined) {
    const { $ref, ...rest } = type;
    const resolved = components[$ref.replace('#/components/schemas/', '')] ?? {};
    return { ...withRules(resolved, rules, path, components), ...rest };
  }
  // The schema describes one of several ways to write the value. The sandbox turns the others into it.
  if (type.anyOf && rules.type === 'object')
    return {
      ...type,
      anyOf: type.anyOf.map((each) =>
        isObjectType(each, components) ? withRules(each, rules, path, components) : each,
      ),
    };
  switch (rules.type) {
    case 'string': {
      const { enum: values, minLength, maxLength, pattern, format } = rules;
      if (!typesOf(type).includes('string')) throw disagreement(path, 'string', type);
      return {
        ...type,
        ...(values && !typesOf(type).includes('null') ? { enum: values } : {}),
        ...withoutUndefined({ minLength, maxLength, pattern }),
        ...(format === 'uri' ? { format } : {}),
      };
    }
    case 'number':
    case 'integer': {
      const { minimum, maximum } = rules;
      if (type.enum) return type;
      const types = typesOf(type);
      if (!types.includes('number')) throw disagreement(path, 'number', type);
      const written = types.map((each) => (each === 'number' ? rules.type : each));
      return {
        ...type,
        type: written.length === 1 ? rules.type : written,
        ...withoutUndefined({ minimum, maximum }),
      };
    }
    case 'boolean':
      if (!typesOf(type).includes('boolean')) throw disagreement(path, 'boolean', type);
      return type;
    case 'array': {
      const { items, minItems, maxItems } = rules;
      if (type.type !== 'array') throw disagreement(path, 'array', type);
      return {
        ...type,
        items: withRules(type.items ?? {}, items, `${path}[]`, components),
        ...withoutUndefined({ minItems, maxItems }),
      };
    }
    case 'object':
      return withObjectRules(type, rules, path, components);
    default:
      return type;
  }
}

function withObjectRules(
  type: JsonSchema,
  rules: ObjectSchema,
  path: string,
  components: Components,
): JsonSchema {
  const { properties = {}, required = [] } = type;
  const fields = Object.keys(rules.properties);
  if (!isSame(Object.keys(properties), fields)) throw disagreement(path, `fields ${fields.join(', ')}`, type);
  if (!isSame(required, rules.required ?? []))
    throw disagreement(path, `required fields ${(rules.required ?? []).join(', ')}`, type);
  return {
    ...type,
    properties: Object.fromEntries(
      Object.entries(rules.properties).map(([name, inner]) => [
        name,
        withRules(properties[name] ?? {}, inner, `${path}.${name}`, components),
      ]),
    ),
    ...withoutUndefined({ anyOf: rules.anyOf, oneOf: rules.oneOf }),
  };
}

const typesOf = ({ type, anyOf = [] }: JsonSchema): readonly string[] =>
  type === undefined ? anyOf.flatMap(typesOf) : [type].flat();

const isObjectType = (schema: JsonSchema, components: Components): boolean =>
  schema.type === 'object' ||
  (schema.$ref !== undefined &&
    components[schema.$ref.replace('#/components/schemas/', '')]?.type === 'object');

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((each) => others.includes(each));

const withoutUndefined = (fields: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const disagreement = (path: string, wanted: string, type: JsonSchema): Error =>
  new Error(`${path}: the validation wants ${wanted}, but the type is ${JSON.stringify(type)}`);
