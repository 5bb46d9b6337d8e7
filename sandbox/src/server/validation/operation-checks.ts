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

/** Finds what is wrong with an input. */
export type FindIssues = (input: unknown, now: number) => readonly Issue[];

/** An operation that takes many inputs of another: what each of them must be, with the template merged in. */
export interface BatchChecks {
  /** The list in the input. */
  readonly items: string;
  readonly checkItem: FindIssues;
}

export interface OperationChecks {
  readonly entry: CatalogueEntry;
  /** Checks the input; of a batch, all but the messages in it, which are accepted or rejected one by one. */
  readonly check: FindIssues;
  readonly batch?: BatchChecks;
}

/** The checks of every operation, compiled from the catalogue. */
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

/** The client refuses two lists at a time, since 8x8 drops one of them without a word: the sandbox does as 8x8 does. */
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
