import {
  compileCheck,
  entriesOf,
  pathFields,
  type Catalogue,
  type CatalogueEntry,
  type Check,
  type Issue,
  type ObjectSchema,
} from 'cpaas-8x8';

import { findUnknownEnumValues } from './unknown-enum-values';

/** Returns what is wrong with an input. */
export type FindIssues = (input: unknown, now: number) => readonly Issue[];

/** The validation of a batch operation's messages, each merged with the template. */
export interface BatchChecks {
  /** The input field with the messages. */
  readonly items: string;
  readonly checkItem: FindIssues;
}

/** The validation of one operation. */
export interface OperationChecks {
  readonly entry: CatalogueEntry;
  /** Validates the input. In a batch, it skips the messages: each is accepted or rejected on its own. */
  readonly check: FindIssues;
  readonly batch?: BatchChecks;
}

/**
 * Compiles the validation of every operation. It also refuses unknown enum values, which the client lets pass, so
 * that a test finds a misspelt value.
 */
export function compileOperationChecks(catalogue: Catalogue): OperationChecks[] {
  const entries = entriesOf(catalogue);
  return entries.map((entry) => {
    const single = entries.find(
      (each) => each.apiName === entry.apiName && each.operation.batching?.operation === entry.name,
    );
    const items = single?.operation.batching?.items;
    const { input } = entry.operation;
    if (!single || items === undefined)
      return { entry, check: compileStrictCheck(requirePathFields(entry, input)) };
    const checkItem = compileStrictCheck(omitPathFields(single));
    return {
      entry,
      check: compileStrictCheck(requirePathFields(entry, acceptAnyItems(input, items))),
      batch: { items, checkItem },
    };
  });
}

function compileStrictCheck(schema: ObjectSchema): FindIssues {
  const check: Check = compileCheck(schema);
  return (input, now) => {
    const { issues } = check(input, now);
    return issues.length > 0 ? issues : findUnknownEnumValues(schema, input);
  };
}

function requirePathFields(entry: CatalogueEntry, input: ObjectSchema): ObjectSchema {
  return { ...input, required: [...new Set([...pathFields(entry.operation), ...(input.required ?? [])])] };
}

/**
 * The client refuses both lists together, because 8x8 silently drops one of them. The sandbox accepts both, like
 * 8x8.
 */
function acceptAnyItems(schema: ObjectSchema, items: string): ObjectSchema {
  const { oneOf, ...input } = schema;
  const list = input.properties[items];
  if (list?.type !== 'array') return schema;
  return {
    ...input,
    ...(oneOf ? { anyOf: oneOf } : {}),
    properties: { ...input.properties, [items]: { ...list, items: {} } },
  };
}

function omitPathFields({ operation }: CatalogueEntry): ObjectSchema {
  const inPath = new Set(pathFields(operation));
  const { input } = operation;
  return {
    ...input,
    properties: Object.fromEntries(Object.entries(input.properties).filter(([name]) => !inPath.has(name))),
    required: (input.required ?? []).filter((name) => !inPath.has(name)),
  };
}
