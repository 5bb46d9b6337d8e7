import { compileFile, compileNumber, compileString } from './check-values';
import type { Issue } from './issue';
import type { ArraySchema, ObjectSchema, Schema, VariantSchema } from './json-schema';
import { listFormats } from './list-formats';
import { compileConstraints } from './object-constraints';
import {
  addIssue,
  addTypeIssue,
  type Fields,
  type ValueCheck,
  type ValidationContext,
} from './validation-context';

/** The verdict on an input. Warnings do not stop a request. */
export interface ValidationResult {
  /** What is certainly wrong; nothing is sent then. */
  readonly issues: readonly Issue[];
  /** What seems wrong, and is sent all the same. */
  readonly warnings: readonly Issue[];
}

/** Checks a value against the schema it was compiled from. */
export type Check = (value: unknown, now: number) => ValidationResult;

const noSiblings: Fields = {};
const validResult: ValidationResult = { issues: [], warnings: [] };

/**
 * Compiles a schema into a function that checks values.
 *
 * It refuses what is certainly wrong, and lets unknown fields and unknown enum values pass, since the API grows
 * faster than this package. `undefined` counts as left out, `null` does not. A hundred issues are the most it lists.
 */
export function compileCheck(schema: Schema): Check {
  const node = compile(schema, false);
  let idle: ValidationContext | undefined;
  return (value, now) => {
    const walk: ValidationContext = idle ?? { now, path: [], depth: 0, issues: [], warnings: [] };
    idle = undefined;
    walk.now = now;
    node(value, walk, noSiblings);
    // A walk that has found nothing is as good as new.
    if (walk.issues.length === 0 && walk.warnings.length === 0) idle = walk;
    return walk.issues.length || walk.warnings.length
      ? { issues: walk.issues, warnings: walk.warnings }
      : validResult;
  };
}

function compile(schema: Schema, optional: boolean): ValueCheck {
  if (!schema.nullable) return compileValue(schema, optional);
  const check = compileValue(schema, optional);
  return (value, walk, siblings) => {
    if (value !== null) check(value, walk, siblings);
  };
}

function compileValue(schema: Schema, optional: boolean): ValueCheck {
  switch (schema.type) {
    case 'string':
      return schema.format === 'binary' ? compileFile(optional) : compileString(schema, optional);
    case 'number':
    case 'integer':
      return compileNumber(schema, optional);
    case 'boolean':
      return (value, walk) => {
        if (typeof value !== 'boolean') addTypeIssue(walk, value, 'true or false', optional);
      };
    case 'array':
      return compileArray(schema, optional);
    case 'object':
      return compileObject(schema, optional);
    default:
      return schema.discriminator
        ? compileVariant(schema, optional, (kind) => compileObject(kind, optional))
        : () => undefined;
  }
}

function compileArray(schema: ArraySchema, optional: boolean): ValueCheck {
  const { minItems = 0, maxItems = Infinity } = schema;
  const item = compile(schema.items, false);
  const rule = schema.format && listFormats[schema.format];
  return (value, walk) => {
    if (!Array.isArray(value)) {
      addTypeIssue(walk, value, 'a list', optional);
      return;
    }
    const values: readonly unknown[] = value;
    if (values.length < minItems) {
      const found = values.length ? `has ${entries(values.length)}` : 'is empty';
      addIssue(walk, 'minItems', found, `It needs at least ${entries(minItems)}.`);
    } else if (values.length > maxItems) {
      const most = `One request takes at most ${maxItems.toLocaleString('en')}: split it into several.`;
      addIssue(walk, 'maxItems', `has ${entries(values.length)}`, most);
      return;
    }
    const { depth } = walk;
    walk.depth = depth + 1;
    for (let index = 0; index < values.length; index++) {
      walk.path[depth] = index;
      item(values[index], walk, noSiblings);
    }
    walk.depth = depth;
    rule?.(values, walk);
  };
}

const entries = (count: number): string =>
  count === 1 ? '1 entry' : `${count.toLocaleString('en')} entries`;

function compileObject(schema: ObjectSchema, optional: boolean): ValueCheck {
  const required = schema.required ?? [];
  const fields = new Map(
    Object.entries(schema.properties).map(([name, field]) => [
      name,
      compile(field, !required.includes(name)),
    ]),
  );
  const rest = schema.additionalProperties && compile(schema.additionalProperties, true);
  const relations = compileConstraints(schema);
  return (value, walk) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      addTypeIssue(walk, value, 'an object', optional);
      return;
    }
    const object = value as Fields;
    for (const name of required) {
      if (object[name] === undefined) addIssue(walk, 'required', 'is missing', 'Give it a value.', name);
    }
    const { depth } = walk;
    walk.depth = depth + 1;
    // The fields that are there: far fewer, as a rule, than those that could be.
    for (const name in object) {
      const field = object[name];
      if (field === undefined) continue;
      const check = fields.get(name) ?? rest;
      if (!check) continue;
      walk.path[depth] = name;
      check(field, walk, object);
    }
    walk.depth = depth;
    relations?.(object, walk);
  };
}

/**
 * Checks an object by the kind it says to be. A kind that is not listed passes, since 8x8 may have added it; the
 * names of kinds compare without regard to case, as 8x8 does.
 *
 * @param compileVariant - Compiles one of the kinds.
 */
export function compileVariant(
  { discriminator: { propertyName: name }, anyOf }: VariantSchema,
  optional: boolean,
  compileKind: (kind: VariantSchema['anyOf'][number]) => ValueCheck,
): ValueCheck {
  const kinds = new Map<string, ValueCheck>();
  const names: string[] = [];
  for (const kind of anyOf) {
    const field = kind.properties[name];
    if (field?.type !== 'string' || field.const === undefined) continue;
    names.push(field.const);
    const properties = { ...kind.properties, [name]: { type: 'string' } as const };
    kinds.set(field.const.toLowerCase(), compileKind({ ...kind, properties }));
  }
  return (value, walk, fields) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      addTypeIssue(walk, value, 'an object', optional);
      return;
    }
    const kind = (value as Fields)[name];
    if (typeof kind === 'string' && kind !== '') kinds.get(kind.toLowerCase())?.(value, walk, fields);
    else addIssue(walk, 'required', 'is missing', `Say which: ${names.join(', ')}.`, name);
  };
}
