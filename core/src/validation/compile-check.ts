import { compileFile, compileNumber, compileString } from './check-values';
import type { Issue } from './issue';
import type { ArraySchema, ObjectSchema, Schema, VariantSchema } from './json-schema';
import { listFormats } from './list-formats';
import { compileConstraints } from './object-constraints';
import { objectFormats } from './object-formats/object-formats';
import {
  addIssue,
  addTypeIssue,
  type Fields,
  type ValueCheck,
  type ValidationContext,
} from './validation-context';

/** Result of the validation of an input. Each list has at most 100 entries. */
export interface ValidationResult {
  /** Errors. The request is not sent. */
  readonly issues: readonly Issue[];
  /** Probable mistakes. The request is sent. */
  readonly warnings: readonly Issue[];
}

/**
 * Validates a value.
 *
 * @param now - Current time in milliseconds since 1970, for rules such as "in the future".
 */
export type Check = (value: unknown, now: number) => ValidationResult;

const noSiblings: Fields = {};
const validResult: ValidationResult = { issues: [], warnings: [] };

/**
 * Compiles a schema into a validation function.
 *
 * Unknown fields and unknown enum values pass, because 8x8 adds new ones. `undefined` counts as absent, and so does the
 * `null` of an optional field, because 8x8's own samples have it. The result lists at most 100 issues.
 */
export function compileCheck(schema: Schema): Check {
  const checkValue = compile(schema, false);
  let reusable: ValidationContext | undefined;
  return (value, now) => {
    const context: ValidationContext = reusable ?? { now, path: [], depth: 0, issues: [], warnings: [] };
    reusable = undefined;
    context.now = now;
    checkValue(value, context, noSiblings);
    if (context.issues.length === 0 && context.warnings.length === 0) reusable = context;
    return context.issues.length || context.warnings.length
      ? { issues: context.issues, warnings: context.warnings }
      : validResult;
  };
}

function compile(schema: Schema, optional: boolean): ValueCheck {
  if (!schema.nullable) return compileValue(schema, optional);
  const check = compileValue(schema, optional);
  return (value, context, siblings) => {
    if (value !== null) check(value, context, siblings);
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
      return (value, context) => {
        if (typeof value !== 'boolean') addTypeIssue(context, value, 'true or false', optional);
      };
    case 'array':
      return compileArray(schema, optional);
    case 'object':
      return compileObject(schema, optional);
    default:
      return schema.discriminator ? compileVariant(schema, optional) : () => undefined;
  }
}

function compileArray(schema: ArraySchema, optional: boolean): ValueCheck {
  const { minItems = 0, maxItems = Infinity } = schema;
  const checkItem = compile(schema.items, false);
  const checkList = schema.format && listFormats[schema.format];
  return (value, context) => {
    if (!Array.isArray(value)) {
      addTypeIssue(context, value, 'a list', optional);
      return;
    }
    const values: readonly unknown[] = value;
    if (values.length < minItems) {
      const message = values.length ? `has ${countEntries(values.length)}` : 'is empty';
      addIssue(context, 'minItems', message, `It needs at least ${countEntries(minItems)}.`);
    } else if (values.length > maxItems) {
      const advice = `One request takes at most ${maxItems.toLocaleString('en')}: split it into several.`;
      addIssue(context, 'maxItems', `has ${countEntries(values.length)}`, advice);
      return;
    }
    const { depth } = context;
    context.depth = depth + 1;
    for (let index = 0; index < values.length; index++) {
      context.path[depth] = index;
      checkItem(values[index], context, noSiblings);
    }
    context.depth = depth;
    checkList?.(values, context);
  };
}

const countEntries = (count: number): string =>
  count === 1 ? '1 entry' : `${count.toLocaleString('en')} entries`;

function compileObject(schema: ObjectSchema, optional: boolean): ValueCheck {
  const required = schema.required ?? [];
  const requiredNames = new Set(required);
  const fields = new Map(
    Object.entries(schema.properties).map(([name, field]) => [
      name,
      compile(field, !requiredNames.has(name)),
    ]),
  );
  const checkAdditional = schema.additionalProperties && compile(schema.additionalProperties, true);
  const checkConstraints = compileConstraints(schema);
  const checkFormat = schema.format && objectFormats[schema.format];
  return (value, context) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      addTypeIssue(context, value, 'an object', optional);
      return;
    }
    const object = value as Fields;
    for (const name of required) {
      if (object[name] === undefined) addIssue(context, 'required', 'is missing', 'Give it a value.', name);
    }
    const { depth } = context;
    context.depth = depth + 1;
    // Inputs usually have far fewer fields than the schema, so the loop runs over the input.
    for (const name in object) {
      const field = object[name];
      if (field === undefined || (field === null && !requiredNames.has(name))) continue;
      const check = fields.get(name) ?? checkAdditional;
      if (!check) continue;
      context.path[depth] = name;
      check(field, context, object);
    }
    context.depth = depth;
    checkConstraints?.(object, context);
    checkFormat?.(object, context);
  };
}

/**
 * Compiles a union of object schemas. The discriminator selects the variant, in any case, as at 8x8. Unknown variants
 * pass, because 8x8 adds new ones.
 */
function compileVariant(
  { discriminator: { propertyName: name }, anyOf }: VariantSchema,
  optional: boolean,
): ValueCheck {
  const checks = new Map<string, ValueCheck>();
  const names: string[] = [];
  for (const variant of anyOf) {
    const field = variant.properties[name];
    if (field?.type !== 'string' || field.const === undefined) continue;
    names.push(field.const);
    const properties = { ...variant.properties, [name]: { type: 'string' } as const };
    checks.set(field.const.toLowerCase(), compileObject({ ...variant, properties }, optional));
  }
  return (value, context, siblings) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      addTypeIssue(context, value, 'an object', optional);
      return;
    }
    const variant = (value as Fields)[name];
    if (typeof variant === 'string' && variant !== '')
      checks.get(variant.toLowerCase())?.(value, context, siblings);
    else addIssue(context, 'required', 'is missing', `Give one of: ${names.join(', ')}.`, name);
  };
}
