import type { Condition, ObjectSchema, RequiredGroup } from './json-schema';
import { report, type Fields, type Walk } from './walk';

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

const hasAll = (object: Fields, group: RequiredGroup): boolean =>
  group.required.every((name) => object[name] !== undefined);

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
      if (object[name] === undefined) continue;
      for (const need of needs) {
        if (object[need] === undefined) {
          report(walk, 'dependentRequired', `is missing beside ${name}`, `Give it, or leave ${name} out.`, need);
        }
      }
    }
  };
}

function when({ if: premise, then }: Condition): Relation {
  const tests = Object.entries(premise.properties).map(([name, { const: value }]) => [name, value] as const);
  const reason = tests.map(([name, value]) => `${name} is ${value}`).join(' and ');
  const needs = then.required ?? [];
  const inner = Object.entries(then.properties ?? {});
  return (object, walk) => {
    for (const [name, expected] of tests) {
      const value = object[name];
      if (typeof value !== 'string' || value.toLowerCase() !== expected.toLowerCase()) return;
    }
    for (const need of needs) {
      if (object[need] === undefined) report(walk, 'required', `is missing, and ${reason}`, 'Give it a value.', need);
    }
    const depth = walk.path.length;
    for (const [name, group] of inner) {
      const field = object[name];
      if (typeof field !== 'object' || field === null) continue;
      walk.path[depth] = name;
      for (const need of group.required) {
        if ((field as Fields)[need] === undefined) {
          report(walk, 'required', `is missing, and ${reason}`, 'Give it a value.', need);
        }
      }
      walk.path.length = depth;
    }
  };
}
