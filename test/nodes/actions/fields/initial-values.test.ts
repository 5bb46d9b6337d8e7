import { describe, expect, it } from '@jest/globals';
import { catalogue, entriesOf } from '../../../../core/src/catalogue';
import { createField } from '../../../../nodes/actions/fields/field-from-schema';
import { EightByEightVerify } from '../../../../nodes/EightByEightVerify/EightByEightVerify.node';
import { EightByEightVoice } from '../../../../nodes/EightByEightVoice/EightByEightVoice.node';
import { fieldsWithin } from '../../../core/catalogue/fields';
import { everyProperty } from '../description/properties';

const inputs = entriesOf(catalogue).flatMap(({ id, operation }) => fieldsWithin(operation.input, id));
const verify = everyProperty(new EightByEightVerify().description.properties);
const voice = everyProperty(new EightByEightVoice().description.properties);

const beginning = (properties: typeof voice, end: string): unknown[] =>
  properties.filter(({ path }) => path.endsWith(end)).map(({ property }) => property.default);

describe('a field that is added', () => {
  it("begins with 8x8's own default, which the catalogue has", () => {
    const scalar = inputs.filter(
      ({ schema }) => schema.default !== undefined && typeof schema.default !== 'object',
    );
    const other = scalar.filter(
      ({ path, schema }) =>
        createField(path.split('.').at(-1) ?? '', schema).property.default !== schema.default,
    );

    expect(scalar.length).toBeGreaterThan(50);
    // A text begins empty, and 8x8 fills in its default.
    expect(
      other.filter(({ schema }) => schema.type !== 'string' || schema.enum).map(({ path }) => path),
    ).toEqual([]);
  });

  it.each<[string, typeof voice, string, unknown]>([
    ['Overall Timeout', voice, 'Overall Timeout (ms)', 5000],
    ['Digit Timeout', voice, 'Digit Timeout (ms)', 3000],
    ['Code Length', verify, 'verification.start > Additional Fields > Code Length', 4],
    ['Code Validity', verify, 'verification.start > Additional Fields > Code Validity (Seconds)', 300],
    ['Language', verify, 'verification.start > Additional Fields > Language', 'en-US'],
    ['Speed', verify, 'verification.start > Additional Fields > Call > Speed', 0.8],
  ])('%s has a sensible value', (_, properties, end, value) => {
    const found = beginning(properties, end);

    expect(found.length).toBeGreaterThan(0);
    expect([...new Set(found)]).toEqual([value]);
  });

  it('is told in the catalogue where 8x8 tells it, not only in words', () => {
    const inWords = inputs.filter(({ schema }) => {
      const [, value = ''] = /; default: ([^,;]+(?:,\d{3})*)$/.exec(schema.description ?? '') ?? [];
      const isValue =
        schema.type === 'string' ? schema.enum?.includes(value) : /^[\d.,]+$/.test(value) || value === 'true';
      return isValue === true && schema.default === undefined && schema.type !== undefined;
    });

    expect(inWords.map(({ path }) => path)).toEqual([]);
  });
});
