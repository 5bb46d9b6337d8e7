import {
  compileCheck,
  describeIssue,
  nearestName,
  type Issue,
  type ObjectSchema,
  type Schema,
} from 'cpaas-8x8';

import { isObject } from '../../engine/json';
import { findUnknownEnumValues } from './unknown-enum-values';

/** A schema with exactly the fields of an interface. */
export type SchemaFor<T> = ObjectSchema & { readonly properties: Readonly<Record<keyof T, Schema>> };

/**
 * Creates a function that throws if an input of the control API does not match the schema. The message names the
 * field, because a test shows it.
 */
export function createAssertion<T>(schema: SchemaFor<T>): (value: unknown, now: number) => void {
  const check = compileCheck(schema);
  return (value, now) => {
    const [issue] = [
      ...findUnknownFields(schema, value),
      ...check(value, now).issues,
      ...findTextualNumbers(schema, value),
      ...findUnknownEnumValues(schema, value),
    ];
    if (issue) throw new Error(describeIssue(issue));
  };
}

/** Finds fields that the schema lacks: a misspelled field would be ignored in silence. */
function findUnknownFields(schema: Schema, value: unknown, path = ''): Issue[] {
  if (schema.type === 'array' && Array.isArray(value))
    return value.flatMap((item, index) => findUnknownFields(schema.items, item, `${path}[${index}]`));
  if (schema.type !== 'object' || !isObject(value)) return [];
  const { properties, additionalProperties } = schema;
  return Object.entries(value).flatMap(([name, field]) => {
    const fieldPath = path === '' ? name : `${path}.${name}`;
    const inner = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (inner) return findUnknownFields(inner, field, fieldPath);
    return field === undefined ? [] : [unknownFieldIssue(fieldPath, name, Object.keys(properties))];
  });
}

/** Finds numbers in quotes. 8x8 accepts them in its API; here they would be used as texts. */
function findTextualNumbers(schema: Schema, value: unknown, path = ''): Issue[] {
  if ((schema.type === 'number' || schema.type === 'integer') && typeof value === 'string')
    return [{ path, rule: 'type', message: 'is a string', advice: 'Give a number.' }];
  if (schema.type === 'array' && Array.isArray(value))
    return value.flatMap((item, index) => findTextualNumbers(schema.items, item, `${path}[${index}]`));
  if (schema.type !== 'object' || !isObject(value)) return [];
  return Object.entries(schema.properties).flatMap(([name, inner]) =>
    findTextualNumbers(inner, value[name], path === '' ? name : `${path}.${name}`),
  );
}

function unknownFieldIssue(path: string, name: string, names: readonly string[]): Issue {
  const nearest = nearestName(name, names);
  const advice =
    nearest === undefined
      ? `Remove it. The fields are ${names.join(', ')}.`
      : `Did you mean ${path.slice(0, -name.length)}${nearest}?`;
  return { path, rule: 'unknown-field', message: 'is not a field', advice };
}
