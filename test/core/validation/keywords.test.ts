import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { compileCheck, describeIssue, type Schema } from '../../../core/src/validation';

const now = Date.UTC(2026, 10, 29);

/** Returns the issues of a value as texts, with path, problem and advice. */
function issuesOf(schema: Schema, value: unknown): string[] {
  return compileCheck(schema)(value, now).issues.map(describeIssue);
}

/** Returns the issues of an optional field of an object as texts. */
const issuesOfField = (field: Schema, value: unknown): string[] =>
  issuesOf({ type: 'object', properties: { field } }, { field: value });

describe('a type', () => {
  it.each<[Schema, unknown, string]>([
    [{ type: 'string' }, 7, 'The input is a number. Give a string.'],
    [{ type: 'string' }, undefined, 'The input is undefined. Give a string.'],
    [{ type: 'string' }, ['a'], 'The input is a list. Give a string.'],
    [{ type: 'number' }, 'seven', 'The input is a string. Give a number.'],
    [{ type: 'number' }, ' ', 'The input is a string. Give a number.'],
    [{ type: 'integer' }, '7.5', 'The input is 7.5. Give a whole number.'],
    [{ type: 'number', maximum: 90 }, '91', 'The input is 91. It must be at most 90.'],
    [{ type: 'number' }, NaN, 'The input is NaN. Give a number.'],
    [{ type: 'number' }, Infinity, 'The input is Infinity. Give a number.'],
    [{ type: 'integer' }, 7.5, 'The input is 7.5. Give a whole number.'],
    [{ type: 'integer' }, 7n, 'The input is a bigint. Give a whole number.'],
    [{ type: 'boolean' }, 'yes', 'The input is a string. Give true or false.'],
    [{ type: 'array', items: {} }, { 0: 'a' }, 'The input is an object. Give a list.'],
    [{ type: 'object', properties: {} }, ['a'], 'The input is a list. Give an object.'],
    [{ type: 'object', properties: {} }, true, 'The input is true. Give an object.'],
    [{ type: 'object', properties: {} }, null, 'The input is null. Give an object.'],
  ])('%j refuses %p', (schema, value, words) => {
    expect(issuesOf(schema, value)).toEqual([words]);
  });

  it.each<[Schema, unknown]>([
    [{ type: 'string' }, ''],
    [{ type: 'number' }, -7.5],
    [{ type: 'number' }, '1.2840'],
    [{ type: 'integer' }, 7],
    [{ type: 'boolean' }, false],
    [{ type: 'array', items: { type: 'string' } }, []],
    [{ type: 'object', properties: {} }, Object.create(null)],
    [{}, Symbol('anything')],
  ])('%j accepts %p', (schema, value) => {
    expect(issuesOf(schema, value)).toEqual([]);
  });
});

describe('null', () => {
  it.each<Schema>([
    { type: 'string', minLength: 1 },
    { type: 'number', minimum: 1 },
    { type: 'boolean' },
    { type: 'array', items: {}, minItems: 1 },
    { type: 'object', properties: {}, required: ['a'] },
  ])('counts as absent in an optional field of the schema %j', (field) => {
    expect(issuesOfField(field, null)).toEqual([]);
  });

  it('counts as absent where another field makes a field required', () => {
    const text = { type: 'string' } as const;
    const schema: Schema = {
      type: 'object',
      properties: { a: text, b: text },
      dependentRequired: { a: ['b'] },
    };

    expect(issuesOf(schema, { a: 'x', b: null })).toEqual([
      'b is required with a. Give it a value, or leave a out.',
    ]);
  });

  it('is not a value for a required field', () => {
    const schema: Schema = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] };

    expect(issuesOf(schema, { a: null })).toEqual(['a is null. Give a string.']);
  });

  it('counts as missing for fields that exclude each other', () => {
    const text = { type: 'string' } as const;
    const schema: Schema = {
      type: 'object',
      properties: { a: text, b: text },
      oneOf: [{ required: ['a'] }, { required: ['b'] }],
    };

    expect(issuesOf(schema, { a: 'x', b: null })).toEqual([]);
  });

  it('is valid if any value is valid', () => {
    expect(issuesOfField({}, null)).toEqual([]);
  });
});

describe('a string', () => {
  it.each<[Schema, string, string]>([
    [{ type: 'string', minLength: 1 }, '', 'is empty. Give it a value, or leave it out.'],
    [{ type: 'string', format: 'msisdn' }, '', 'is empty. Give it a value, or leave it out.'],
    [{ type: 'string', minLength: 3 }, 'ab', 'has 2 characters. It needs at least 3.'],
    [{ type: 'string', maxLength: 3 }, 'abcd', 'has 4 characters. Shorten it to at most 3.'],
    [{ type: 'string', const: 'typing' }, 'reading', 'is not typing. Write typing.'],
    [
      { type: 'string', pattern: '^[a-z]+$', examples: ['order'] },
      'A1',
      'has the wrong format. Write it like order.',
    ],
  ])('that breaks %j is refused: %j', (schema, value, words) => {
    expect(issuesOfField(schema, value)).toEqual([`field ${words}`]);
  });

  it('has its length in characters, so an emoji counts as one', () => {
    expect(issuesOfField({ type: 'string', maxLength: 2 }, '👋👋')).toEqual([]);
  });

  it('can be a value that is not in the enum, because 8x8 can add values', () => {
    expect(issuesOfField({ type: 'string', enum: ['GSM7', 'UCS2'] }, 'UTF8')).toEqual([]);
  });

  it('can be a number if it has an enum, as in a sample of 8x8', () => {
    expect(issuesOfField({ type: 'string', enum: ['QuickReply', 'Url'] }, 1)).toEqual([]);
  });

  it('has no advice to leave it out if it is required and empty', () => {
    const a = { type: 'string', minLength: 1 } as const;

    expect(issuesOf({ type: 'object', properties: { a }, required: ['a'] }, { a: '' })).toEqual([
      'a is empty. Give it a value.',
    ]);
  });
});

describe('a number', () => {
  it.each<[Schema, number, string]>([
    [{ type: 'integer', minimum: 10 }, 9, 'is 9. It must be at least 10.'],
    [{ type: 'number', maximum: 90 }, 90.5, 'is 90.5. It must be at most 90.'],
  ])('that breaks %j is refused: %j', (schema, value, words) => {
    expect(issuesOfField(schema, value)).toEqual([`field ${words}`]);
  });
});

describe('a list', () => {
  const numbers = { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 3 } as const;

  it.each([
    [[], 'is empty. It needs at least 2 entries.'],
    [[1], 'has 1 entry. It needs at least 2 entries.'],
    [[1, 2, 3, 4], 'has 4 entries. One request takes at most 3: split it into several.'],
  ])('is refused with a wrong length: %j', (value, words) => {
    expect(issuesOfField(numbers, value)).toEqual([`field ${words}`]);
  });

  it('has every entry validated, including holes', () => {
    const value: unknown[] = [1, 'b'];
    value.length = 3;

    expect(issuesOfField(numbers, value)).toEqual([
      'field[1] is a string. Give a whole number.',
      'field[2] is undefined. Give a whole number.',
    ]);
  });

  it('does not have its entries validated if it is too long', () => {
    const value = Array.from({ length: 5 }, () => 'wrong');

    expect(issuesOfField(numbers, value)).toHaveLength(1);
  });
});

describe('an object', () => {
  const text = { type: 'string' } as const;
  const point = {
    type: 'object',
    properties: { x: { type: 'number' }, y: { type: 'number' } },
    required: ['x', 'y'],
  } as const;

  it('reports missing fields with their path', () => {
    const schema: Schema = {
      type: 'object',
      properties: { route: { type: 'array', items: point } },
      required: ['route'],
    };

    expect(issuesOf(schema, {})).toEqual(['route is missing. Give it a value.']);
    expect(issuesOf(schema, { route: [{ x: 1, y: 2 }, { x: 1 }] })).toEqual([
      'route[1].y is missing. Give it a value.',
    ]);
  });

  it('treats an undefined field as missing', () => {
    expect(issuesOf(point, { x: 1, y: undefined })).toEqual(['y is missing. Give it a value.']);
  });

  it('can have unknown fields', () => {
    expect(issuesOf(point, { x: 1, y: 2, z: { deep: true } })).toEqual([]);
  });

  it('validates other fields with additionalProperties', () => {
    const schema: Schema = {
      type: 'object',
      properties: { a: text },
      additionalProperties: { type: 'number' },
    };

    expect(issuesOf(schema, { a: 'x', b: 1, c: 'x', d: undefined })).toEqual([
      'c is a string. Give a number.',
    ]);
  });

  it('reports correct paths after a nested field', () => {
    const schema: Schema = {
      type: 'object',
      properties: { deep: { type: 'object', properties: { deeper: point } }, last: text },
      dependentRequired: { last: ['deep', 'extra'] },
    };

    expect(issuesOf(schema, { deep: { deeper: { x: 'a', y: 1 } }, last: 2 })).toEqual([
      'deep.deeper.x is a string. Give a number.',
      'last is a number. Give a string.',
      'extra is required with last. Give it a value, or leave last out.',
    ]);
  });
});

describe('a rule between fields', () => {
  const text = { type: 'string' } as const;
  const properties = { a: text, b: text, c: text };

  it.each<[object, object, string[]]>([
    [
      { anyOf: [{ required: ['a'] }, { required: ['b'] }] },
      {},
      ['The input has none of a and b. Give a or b.'],
    ],
    [{ anyOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: '', b: '' }, []],
    [
      { oneOf: [{ required: ['a'] }, { required: ['b'] }] },
      {},
      ['The input has neither a nor b. Give a or b.'],
    ],
    [
      { oneOf: [{ required: ['a'] }, { required: ['b'] }] },
      { a: 'x', b: 'x' },
      ['The input has both a and b. Give only one: a or b.'],
    ],
    [{ oneOf: [{ required: ['a', 'b'] }, { required: ['c'] }] }, { a: 'x', c: 'x' }, []],
    [
      { dependentRequired: { a: ['b'] } },
      { a: 'x' },
      ['b is required with a. Give it a value, or leave a out.'],
    ],
    [{ dependentRequired: { a: ['b'] } }, { b: 'x' }, []],
  ])('%j applies to %j', (relations, value, words) => {
    expect(issuesOf({ type: 'object', properties, ...relations }, value)).toEqual(words);
  });

  const conditional: Schema = {
    type: 'object',
    properties: { type: text, content: { type: 'object', properties: { url: text } }, name: text },
    allOf: [
      {
        if: { properties: { type: { const: 'richCard' } } },
        then: { required: ['name'], properties: { content: { required: ['url'] } } },
      },
    ],
  };

  it('can depend on a value, in any letter case', () => {
    expect(issuesOf(conditional, { type: 'RICHCARD', content: {} })).toEqual([
      'name is required when type is richCard. Give it a value.',
      'content.url is required when type is richCard. Give it a value.',
    ]);
  });

  it('does not apply to other or missing values', () => {
    expect(issuesOf(conditional, { type: 'richcards' })).toEqual([]);
    expect(issuesOf(conditional, {})).toEqual([]);
    expect(issuesOf(conditional, { type: 7 })).toEqual(['type is a number. Give a string.']);
  });
});

describe('a date', () => {
  const dateTime: Schema = { type: 'string', format: 'date-time' };

  it('can be a Date object from any realm', () => {
    expect(issuesOfField(dateTime, new Date(now))).toEqual([]);
    expect(issuesOfField(dateTime, runInNewContext('new Date(0)'))).toEqual([]);
  });

  it('can be an object with a toJSON method', () => {
    expect(issuesOfField(dateTime, { toJSON: () => '2026-12-01T09:00:00.000+08:00' })).toEqual([]);
  });

  it.each([new Date(NaN), 1_764_579_600_000, {}])('cannot be %p', (value) => {
    expect(issuesOfField(dateTime, value)).toEqual([expect.stringMatching(/^field is .*\. Give a date\.$/)]);
  });

  it('is refused for other string formats', () => {
    expect(issuesOfField({ type: 'string', format: 'msisdn' }, new Date(now))).toEqual([
      'field is an object. Give a string.',
    ]);
  });
});

describe('a validation result', () => {
  it('lists at most 100 issues', () => {
    const schema: Schema = { type: 'array', items: { type: 'string' } };

    expect(
      issuesOf(
        schema,
        Array.from({ length: 5_000 }, (_, index) => index),
      ),
    ).toHaveLength(100);
  });

  it('contains no issues of the previous validation', () => {
    const check = compileCheck({ type: 'string' });
    const first = check(1, now);

    const second = check('fine', now);

    expect([first.issues.length, second.issues.length]).toEqual([1, 0]);
  });
});
