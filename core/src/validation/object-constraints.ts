import type { Condition, ObjectSchema, RequiredGroup } from './json-schema';
import { report, type Fields, type Walk } from './validation-context';

type Relation = (object: Fields, walk: Walk) => void;

/** What the fields of an object demand of each other, or `undefined` when they demand nothing. */
export function checkRelations(schema: ObjectSchema): Relation | undefined {
  const relations: Relation[] = [];
  if (schema.anyOf) relations.push(atLeastOne(schema.anyOf));
  if (schema.oneOf) relations.push(exactlyOne(schema.oneOf));
  if (schema.dependentRequired) relations.push(together(schema.dependentRequired));
  for (const condition of schema.allOf ?? []) relations.push(when(condition));
  return relations.length
    ? (object, walk) => {
        for (const relation of relations) relation(object, walk);
      }
    : undefined;
}

/** Between fields, `null` is as good as left out; that it stands there at all is the field's own fault. */
const absent = (value: unknown): boolean => value === undefined || value === null;

const hasAll = (object: Fields, { required }: RequiredGroup): boolean =>
  required.every((name) => !absent(object[name]));

const listed = (groups: readonly RequiredGroup[], word: string): string =>
  groups.map((group) => group.required.join(' with ')).join(` ${word} `);

function atLeastOne(groups: readonly RequiredGroup[]): Relation {
  return (object, walk) => {
    if (!groups.some((group) => hasAll(object, group))) {
      report(walk, 'anyOf', `has none of ${listed(groups, 'and')}`, `Give ${listed(groups, 'or')}.`);
    }
  };
}

function exactlyOne(groups: readonly RequiredGroup[]): Relation {
  return (object, walk) => {
    const given = groups.filter((group) => hasAll(object, group));
    if (given.length === 0) {
      report(walk, 'oneOf', `has neither ${listed(groups, 'nor')}`, `Give ${listed(groups, 'or')}.`);
    } else if (given.length > 1) {
      report(walk, 'oneOf', `has both ${listed(given, 'and')}`, `Give only one: ${listed(given, 'or')}.`);
    }
  };
}

function together(dependents: Readonly<Record<string, readonly string[]>>): Relation {
  const pairs = Object.entries(dependents);
  return (object, walk) => {
    for (const [name, needs] of pairs) {
      if (absent(object[name])) continue;
      for (const need of needs) {
        if (object[need] === undefined) {
          report(
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

function when({ if: premise, then }: Condition): Relation {
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
        report(walk, 'required', `is missing, and ${reason}`, 'Give it a value.', need);
    }
    const { depth } = walk;
    for (const [name, group] of inner) {
      const field = object[name];
      if (typeof field !== 'object' || field === null) continue;
      walk.path[depth] = name;
      walk.depth = depth + 1;
      for (const need of group.required) {
        if ((field as Fields)[need] === undefined) {
          report(walk, 'required', `is missing, and ${reason}`, 'Give it a value.', need);
        }
      }
      walk.depth = depth;
    }
  };
}
