import { describe, expect, test } from '@jest/globals';
import { catalogue, entriesOf, type Choices, type Schema } from 'cpaas-8x8/pure';
import { envelopeField, recordSchema } from '../../../../nodes/actions/description/output-options';
import { listNameOf } from '../../../../nodes/actions/lists/account-lists';

const entries = entriesOf(catalogue);

const fieldsOf = (schema: Schema | undefined): readonly string[] =>
  schema?.type === 'object'
    ? Object.keys(schema.properties)
    : schema?.type === 'array'
      ? fieldsOf(schema.items)
      : [];

const operationsIn = (choices: Choices): string[] =>
  Object.values(choices).flatMap((choice) => (typeof choice === 'string' ? [choice] : operationsIn(choice)));

describe('summary fields', () => {
  test.each(
    entries.filter(({ operation }) => operation.summaryFields).map((entry) => [entry.id, entry] as const),
  )('%s returns all of its summary fields', (_, entry) => {
    const schema = recordSchema(entry);
    const envelope = envelopeField(schema);
    const record = envelope !== undefined && schema?.type === 'object' ? schema.properties[envelope] : schema;

    expect(fieldsOf(record)).toEqual(expect.arrayContaining([...(entry.operation.summaryFields ?? [])]));
  });
});

describe('choices', () => {
  test.each(Object.entries(catalogue))(
    'every operation that lists values for %s has a list in n8n',
    (_, api) => {
      const choices = [api.choices ?? {}, ...Object.values(api.operations).map((each) => each.choices ?? {})];

      const unlisted = choices
        .flatMap(operationsIn)
        .filter((operation) => listNameOf(operation) === undefined);

      expect(unlisted).toEqual([]);
    },
  );

  test('every field with choices is an input field of an operation', () => {
    const unknown = Object.values(catalogue).flatMap((api) => {
      const names = new Set(
        Object.values(api.operations).flatMap(({ input }) => Object.keys(input.properties)),
      );
      return Object.keys(api.choices ?? {}).filter((name) => !names.has(name));
    });

    expect(unknown).toEqual([]);
  });
});
