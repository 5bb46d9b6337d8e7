import { describe, expect, it } from '@jest/globals';
import {
  bodyFields,
  catalogue,
  entriesOf,
  pathFields,
  type CatalogueEntry,
} from '../../../core/src/catalogue';
import { compileCheck } from '../../../core/src/validation/compile-check';
import type { ObjectSchema, Schema } from '../../../core/src/validation/json-schema';
import { fieldAt, fieldsWithin, relationNames, type Field } from './fields';

const entries = entriesOf(catalogue);
const inputs = entries.flatMap(({ id, operation }) => fieldsWithin(operation.input, id));

/** The current time for the examples, which are on 1 December 2026. A message can be scheduled up to seven days ahead. */
const now = Date.UTC(2026, 10, 29);

const where = ({ path }: Field): string => path;

const smallWords = [
  'a',
  'an',
  'and',
  'as',
  'at',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
];

const isTitleCase = (title: string): boolean =>
  title
    .split(' ')
    .every((word, index) => (index > 0 && smallWords.includes(word)) || /^\(?[A-Z0-9]|^\(ms\)$/.test(word));

/** Names that keep their capitals. */
const isSentenceCase = (action: string): boolean =>
  action.split(' ').every((word, index) => (index === 0 ? /^[A-Z]/ : /^([a-z]+|[A-Z]{2,}|8x8)$/).test(word));

const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe('the names of operations', () => {
  it('have a unique ID for every operation', () => {
    expect(repeated(entries.map(({ id }) => id))).toEqual([]);
  });

  it('have a unique title within a resource', () => {
    expect(repeated(entries.map(({ operation }) => `${operation.resource}: ${operation.title}`))).toEqual([]);
  });

  it('have titles in Title Case', () => {
    const titles = entries.map(({ operation }) => operation.title);

    expect(titles.filter((title) => !isTitleCase(title))).toEqual([]);
  });

  it('have actions that repeat the title in sentence case', () => {
    const odd = entries.filter(
      ({ operation: { title, action } }) =>
        action.toLowerCase() !== title.toLowerCase() || !isSentenceCase(action),
    );

    expect(odd.map(({ operation }) => operation.action)).toEqual([]);
  });

  it('have summaries of one sentence without a full stop', () => {
    const summaries = entries.flatMap(({ api, operation }) => [api.summary, operation.summary]);

    expect(summaries.filter((summary) => /\.\s|\.$|^[^A-Z]/.test(summary))).toEqual([]);
  });
});

describe('the input fields of operations', () => {
  it('have a title in Title Case and a description', () => {
    const bare = inputs.filter(
      ({ schema }) => !schema.title || !schema.description || !isTitleCase(schema.title),
    );

    expect(bare.map(where)).toEqual([]);
  });

  it('have descriptions without a full stop', () => {
    expect(inputs.filter(({ schema }) => schema.description?.endsWith('.')).map(where)).toEqual([]);
  });

  it('have an example, known values or a default', () => {
    const unclear = entries.flatMap(({ id, operation }) =>
      Object.entries(operation.input.properties)
        .filter(([, schema]) => !showsWhatToWrite(schema))
        .map(([name]) => `${id} ${name}`),
    );

    expect(unclear).toEqual([]);
  });

  it('have valid examples', () => {
    const refused = inputs.flatMap(({ path, schema }) => {
      const check = compileCheck(schema);
      return (schema.examples ?? []).flatMap((example) =>
        check(example, now).issues.map((issue) => [path, issue]),
      );
    });

    expect(refused).toEqual([]);
  });

  it('include every required field', () => {
    const unknown = inputs
      .concat(entries.map(({ id, operation }) => ({ path: id, schema: operation.input })))
      .flatMap(({ path, schema }) => relationNames(schema).map((name) => `${path}.${name}`));

    expect(unknown).toEqual([]);
  });
});

function showsWhatToWrite(schema: Schema): boolean {
  const choices = schema.type === 'boolean' || (schema.type === 'string' && schema.enum !== undefined);
  return choices || schema.default !== undefined || (schema.examples?.length ?? 0) > 0 || isSecret(schema);
}

/** Secrets have no examples, so that nobody copies one. */
const isSecret = (schema: Schema): boolean => schema.type === 'string' && schema.writeOnly === true;

describe('an entry of the catalogue', () => {
  it('has every field of its path, query and body in its input', () => {
    const missing = entries.flatMap(({ id, operation }) =>
      [...pathFields(operation), ...(operation.query ?? []), ...(operation.body ? [operation.body] : [])]
        .filter((name) => !(name in operation.input.properties))
        .map((name) => `${id} ${name}`),
    );

    expect(missing).toEqual([]);
  });

  it('is destructive if it deletes', () => {
    const unmarked = entries.filter(
      ({ operation }) => operation.method === 'DELETE' && !operation.destructive,
    );

    expect(unmarked.map(({ id }) => id)).toEqual([]);
  });

  it('has the fields of its rejection in its output', () => {
    const lost = entries.flatMap(({ id, operation: { rejection, output } }) =>
      [rejection?.at, rejection?.reason, rejection?.code]
        .filter((path) => path !== undefined)
        .filter((path) => !output || !fieldAt(output, path))
        .map((path) => `${id} ${path}`),
    );

    expect(lost).toEqual([]);
  });

  it.each(entries.filter(({ operation }) => operation.batching).map((entry) => ({ id: entry.id, entry })))(
    'accepts the fields of $id in its batch operation',
    ({ entry }) => {
      expect(batchingFaults(entry)).toEqual([]);
    },
  );
});

/** Input fields that the batch operation does not accept. */
function batchingFaults(entry: CatalogueEntry): string[] {
  const batching = entry.operation.batching;
  const target = batching && entry.api.operations[batching.operation];
  if (!target) return ['the operation does not exist'];
  const items = target.input.properties[batching.items];
  const results = target.output && fieldAt(target.output, batching.results);
  if (items?.type !== 'array' || items.items.type !== 'object') return ['the items are no list of objects'];
  if (results?.type !== 'array') return ['the results are no list'];
  const shared = batching.shared ?? [];
  const item: ObjectSchema = items.items;
  return [
    ...(results.items === entry.operation.output
      ? []
      : ['a result is not what the single operation returns']),
    ...shared
      .filter((name) => !(name in target.input.properties))
      .map((name) => `the batch does not take ${name}`),
    ...bodyFields(entry)
      .filter((name) => !(name in item.properties) && !shared.includes(name))
      .map((name) => `an item does not take ${name}`),
  ];
}
