import type { Condition, ObjectSchema, RequiredGroup } from './json-schema';
import { addIssue, type Fields, type ValidationContext } from './validation-context';

/** Checks one rule between the fields of an object, and adds an issue to the context. */
type Constraint = (object: Fields, context: ValidationContext) => void;

/**
 * Compiles the rules between the fields of an object (`anyOf`, `oneOf`, `dependentRequired`, conditions); `undefined`
 * if the schema has none.
 */
export function compileConstraints(schema: ObjectSchema): Constraint | undefined {
  const constraints: Constraint[] = [];
  if (schema.anyOf) constraints.push(compileAnyOf(schema.anyOf));
  if (schema.oneOf) constraints.push(compileOneOf(schema.oneOf));
  if (schema.dependentRequired)
    constraints.push(compileDependentRequired(schema.dependentRequired, schema.properties));
  for (const condition of schema.allOf ?? [])
    constraints.push(compileCondition(condition, schema.properties));
  return constraints.length
    ? (object, context) => {
        for (const constraint of constraints) constraint(object, context);
      }
    : undefined;
}

/** Rules between fields treat `null` as absent, like the check of an optional field. */
const isAbsent = (value: unknown): boolean => value === undefined || value === null;

const hasAll = (object: Fields, { required }: RequiredGroup): boolean =>
  required.every((name) => !isAbsent(object[name]));

const formatGroups = (groups: readonly RequiredGroup[], word: string): string =>
  groups.map((group) => group.required.join(' with ')).join(` ${word} `);

function compileAnyOf(groups: readonly RequiredGroup[]): Constraint {
  return (object, context) => {
    if (!groups.some((group) => hasAll(object, group))) {
      addIssue(
        context,
        'anyOf',
        `has none of ${formatGroups(groups, 'and')}`,
        `Give ${formatGroups(groups, 'or')}.`,
      );
    }
  };
}

function compileOneOf(groups: readonly RequiredGroup[]): Constraint {
  return (object, context) => {
    const given = groups.filter((group) => hasAll(object, group));
    if (given.length === 0) {
      addIssue(
        context,
        'oneOf',
        `has neither ${formatGroups(groups, 'nor')}`,
        `Give ${formatGroups(groups, 'or')}.`,
      );
    } else if (given.length > 1) {
      addIssue(
        context,
        'oneOf',
        `has both ${formatGroups(given, 'and')}`,
        `Give only one: ${formatGroups(given, 'or')}.`,
      );
    }
  };
}

type Properties = ObjectSchema['properties'];

/** Whether a required field has no value. The value of a field without a type can be `null`. */
function isMissing(object: Fields, name: string, properties: Properties): boolean {
  const value = object[name];
  if (value !== null) return value === undefined;
  const schema = properties[name];
  return !schema?.nullable && schema?.type !== undefined;
}

function compileDependentRequired(
  dependents: Readonly<Record<string, readonly string[]>>,
  properties: Properties,
): Constraint {
  const pairs = Object.entries(dependents);
  return (object, context) => {
    for (const [name, requiredFields] of pairs) {
      if (isAbsent(object[name])) continue;
      for (const requiredField of requiredFields) {
        if (isMissing(object, requiredField, properties)) {
          addIssue(
            context,
            'dependentRequired',
            `is required with ${name}`,
            `Give it a value, or leave ${name} out.`,
            requiredField,
          );
        }
      }
    }
  };
}

function compileCondition({ if: condition, then }: Condition, properties: Properties): Constraint {
  const tests = Object.entries(condition.properties).map(([name, { const: value }]) => ({
    name,
    expected: typeof value === 'string' ? value.toLowerCase() : value,
  }));
  const reason = Object.entries(condition.properties)
    .map(([name, { const: value }]) => `${name} is ${String(value)}`)
    .join(' and ');
  const requiredFields = then.required ?? [];
  const nestedGroups = Object.entries(then.properties ?? {});
  return (object, context) => {
    for (const { name, expected } of tests) {
      const value = object[name];
      if (value === expected) continue;
      if (typeof value !== 'string' || typeof expected !== 'string' || value.length !== expected.length)
        return;
      if (value.toLowerCase() !== expected) return;
    }
    for (const name of requiredFields) {
      if (isMissing(object, name, properties))
        addIssue(context, 'required', `is required when ${reason}`, 'Give it a value.', name);
    }
    const { depth } = context;
    for (const [name, group] of nestedGroups) {
      const field = object[name];
      if (typeof field !== 'object' || field === null) continue;
      context.path[depth] = name;
      context.depth = depth + 1;
      for (const key of group.required) {
        if (isAbsent((field as Fields)[key])) {
          addIssue(context, 'required', `is required when ${reason}`, 'Give it a value.', key);
        }
      }
      context.depth = depth;
    }
  };
}
