import type { Condition, ObjectSchema, RequiredGroup } from './json-schema';
import { addIssue, type Fields, type ValidationContext } from './validation-context';

type Constraint = (object: Fields, walk: ValidationContext) => void;

/** What the fields of an object demand of each other, or `undefined` when they demand nothing. */
export function compileConstraints(schema: ObjectSchema): Constraint | undefined {
  const relations: Constraint[] = [];
  if (schema.anyOf) relations.push(compileAnyOf(schema.anyOf));
  if (schema.oneOf) relations.push(compileOneOf(schema.oneOf));
  if (schema.dependentRequired) relations.push(compileDependentRequired(schema.dependentRequired));
  for (const condition of schema.allOf ?? []) relations.push(compileCondition(condition));
  return relations.length
    ? (object, walk) => {
        for (const relation of relations) relation(object, walk);
      }
    : undefined;
}

/** Between fields, `null` is as good as left out; that it stands there at all is the field's own fault. */
const isAbsent = (value: unknown): boolean => value === undefined || value === null;

const hasAll = (object: Fields, { required }: RequiredGroup): boolean =>
  required.every((name) => !isAbsent(object[name]));

const joinGroups = (groups: readonly RequiredGroup[], word: string): string =>
  groups.map((group) => group.required.join(' with ')).join(` ${word} `);

function compileAnyOf(groups: readonly RequiredGroup[]): Constraint {
  return (object, walk) => {
    if (!groups.some((group) => hasAll(object, group))) {
      addIssue(
        walk,
        'anyOf',
        `has none of ${joinGroups(groups, 'and')}`,
        `Give ${joinGroups(groups, 'or')}.`,
      );
    }
  };
}

function compileOneOf(groups: readonly RequiredGroup[]): Constraint {
  return (object, walk) => {
    const given = groups.filter((group) => hasAll(object, group));
    if (given.length === 0) {
      addIssue(
        walk,
        'oneOf',
        `has neither ${joinGroups(groups, 'nor')}`,
        `Give ${joinGroups(groups, 'or')}.`,
      );
    } else if (given.length > 1) {
      addIssue(
        walk,
        'oneOf',
        `has both ${joinGroups(given, 'and')}`,
        `Give only one: ${joinGroups(given, 'or')}.`,
      );
    }
  };
}

function compileDependentRequired(dependents: Readonly<Record<string, readonly string[]>>): Constraint {
  const pairs = Object.entries(dependents);
  return (object, walk) => {
    for (const [name, needs] of pairs) {
      if (isAbsent(object[name])) continue;
      for (const need of needs) {
        if (object[need] === undefined) {
          addIssue(
            walk,
            'dependentRequired',
            `is missing beside ${name}`,
            `Give it, or leave ${name} out.`,
            need,
          );
        }
      }
    }
  };
}

function compileCondition({ if: premise, then }: Condition): Constraint {
  const tests = Object.entries(premise.properties).map(([name, { const: value }]) => ({
    name,
    expected: typeof value === 'string' ? value.toLowerCase() : value,
  }));
  const reason = Object.entries(premise.properties)
    .map(([name, { const: value }]) => `${name} is ${String(value)}`)
    .join(' and ');
  const needs = then.required ?? [];
  const inner = Object.entries(then.properties ?? {});
  return (object, walk) => {
    for (const { name, expected } of tests) {
      const value = object[name];
      if (value === expected) continue;
      if (typeof value !== 'string' || typeof expected !== 'string' || value.length !== expected.length)
        return;
      if (value.toLowerCase() !== expected) return;
    }
    for (const need of needs) {
      if (object[need] === undefined)
        addIssue(walk, 'required', `is missing, and ${reason}`, 'Give it a value.', need);
    }
    const { depth } = walk;
    for (const [name, group] of inner) {
      const field = object[name];
      if (typeof field !== 'object' || field === null) continue;
      walk.path[depth] = name;
      walk.depth = depth + 1;
      for (const need of group.required) {
        if ((field as Fields)[need] === undefined) {
          addIssue(walk, 'required', `is missing, and ${reason}`, 'Give it a value.', need);
        }
      }
      walk.depth = depth;
    }
  };
}
