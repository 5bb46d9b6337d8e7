import { formats } from './formats';
import type { Issue } from './issue';
import type { ArraySchema, NumberSchema, ObjectSchema, Schema, StringSchema } from './json-schema';
import { checkRelations } from './relations';
import { report, warn, type Fields, type Walk } from './walk';

/** The verdict on an input. Warnings do not stop a request. */
export interface Verdict {
  readonly issues: readonly Issue[];
  readonly warnings: readonly Issue[];
}

/** Checks a value against the schema it was compiled from. */
export type Check = (value: unknown, now: number) => Verdict;

type Node = (value: unknown, walk: Walk, siblings: Fields) => void;

const none: Fields = {};
const noIssues: readonly Issue[] = [];

/**
 * Compiles a schema into a function that checks values.
 *
 * It refuses what is certainly wrong, and lets unknown fields and unknown enum values pass, since the API grows
 * faster than this package. A hundred issues are the most it lists.
 */
export function compileCheck(schema: Schema): Check {
  const node = compile(schema);
  return (value, now) => {
    const walk: Walk = { now, path: [], issues: [], warnings: [] };
    node(value, walk, none);
    return walk.issues.length || walk.warnings.length
      ? walk
      : { issues: noIssues, warnings: noIssues };
  };
}

function compile(schema: Schema): Node {
  switch (schema.type) {
    case 'string':
      return compileString(schema);
    case 'number':
    case 'integer':
      return compileNumber(schema);
    case 'boolean':
      return (value, walk) => {
        if (typeof value !== 'boolean') report(walk, 'type', `is ${kindOf(value)}`, 'Give true or false.');
      };
    case 'array':
      return compileArray(schema);
    case 'object':
      return compileObject(schema);
    default:
      return () => undefined;
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function compileString(schema: StringSchema): Node {
  const { minLength = 0, maxLength = Infinity, format } = schema;
  const rule = format && formats[format];
  const expression = schema.pattern !== undefined && !rule ? new RegExp(schema.pattern) : undefined;
  return (value, walk, siblings) => {
    const text = format && value instanceof Date ? dateText(value) : value;
    if (typeof text !== 'string') {
      report(walk, 'type', `is ${kindOf(value)}`, 'Give a text.');
      return;
    }
    if (text.length < minLength) {
      if (text === '') report(walk, 'minLength', 'is empty', 'Give it a value.');
      else report(walk, 'minLength', `has ${text.length} characters`, `It needs at least ${minLength}.`);
    } else if (text.length > maxLength) {
      report(walk, 'maxLength', `has ${text.length} characters`, `Shorten it to at most ${maxLength}.`);
    } else if (rule) {
      const finding = rule(text, { siblings, now: walk.now });
      if (finding?.severity === 'error') report(walk, format, finding.message, finding.advice);
      else if (finding) warn(walk, format, finding.message, finding.advice);
    } else if (expression && !expression.test(text)) {
      report(walk, 'pattern', 'is not of the right form', `It must match ${schema.pattern ?? ''}.`);
    }
  };
}

function dateText(value: Date): string | Date {
  return Number.isNaN(value.getTime()) ? value : value.toISOString();
}

function compileNumber(schema: NumberSchema): Node {
  const { minimum = -Infinity, maximum = Infinity } = schema;
  const whole = schema.type === 'integer';
  return (value, walk) => {
    if (typeof value !== 'number' || Number.isNaN(value)) {
      report(walk, 'type', `is ${kindOf(value)}`, `Give a ${whole ? 'whole ' : ''}number.`);
    } else if (whole && !Number.isInteger(value)) {
      report(walk, 'type', `is ${value}`, 'Give a whole number.');
    } else if (value < minimum) {
      report(walk, 'minimum', `is ${value}`, `It must be at least ${minimum}.`);
    } else if (value > maximum) {
      report(walk, 'maximum', `is ${value}`, `It must be at most ${maximum}.`);
    }
  };
}

function compileArray(schema: ArraySchema): Node {
  const { minItems = 0, maxItems = Infinity } = schema;
  const item = compile(schema.items);
  return (value, walk) => {
    if (!Array.isArray(value)) {
      report(walk, 'type', `is ${kindOf(value)}`, 'Give a list.');
      return;
    }
    const values: readonly unknown[] = value;
    if (values.length < minItems) {
      report(walk, 'minItems', values.length ? `has ${values.length} entries` : 'is empty', `It needs at least ${minItems}.`);
    } else if (values.length > maxItems) {
      report(
        walk,
        'maxItems',
        `has ${values.length.toLocaleString('en')} entries`,
        `One request takes at most ${maxItems.toLocaleString('en')}: split it into several.`,
      );
      return;
    }
    const depth = walk.path.length;
    for (let index = 0; index < values.length; index++) {
      walk.path[depth] = index;
      item(values[index], walk, none);
    }
    walk.path.length = depth;
  };
}

function compileObject(schema: ObjectSchema): Node {
  const fields = Object.entries(schema.properties).map(([name, field]) => [name, compile(field)] as const);
  const required = schema.required ?? [];
  const relations = checkRelations(schema);
  const rest = schema.additionalProperties && compile(schema.additionalProperties);
  return (value, walk) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      report(walk, 'type', `is ${kindOf(value)}`, 'Give an object.');
      return;
    }
    const object = value as Fields;
    for (const name of required) {
      if (object[name] === undefined) report(walk, 'required', 'is missing', 'Give it a value.', name);
    }
    const depth = walk.path.length;
    for (const [name, check] of fields) {
      const field = object[name];
      if (field === undefined) continue;
      walk.path[depth] = name;
      check(field, walk, object);
      walk.path.length = depth;
    }
    if (rest) {
      for (const [name, field] of Object.entries(object)) {
        if (Object.hasOwn(schema.properties, name) || field === undefined) continue;
        walk.path[depth] = name;
        rest(field, walk, object);
        walk.path.length = depth;
      }
    }
    relations?.(object, walk);
  };
}
