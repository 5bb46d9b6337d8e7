import { describe, expect, it } from '@jest/globals';
import { entriesOf, catalogue } from '../../../core/src/catalogue';
import {
  cleanPhoneNumber,
  compileCheck,
  compileCleanNumbers,
  describeIssue,
  isPhoneFormat,
  type Schema,
} from '../../../core/src/validation';
import { fieldsWithin } from '../catalogue/fields';

describe('a phone number as people write it', () => {
  it.each([
    ['+65 9123 4567', '+6591234567'],
    ['(65) 9123-4567', '6591234567'],
    ['(+65) 9123 4567', '+6591234567'],
    ['+65.9123.4567', '+6591234567'],
    ['+65.91234567', '+6591234567'],
    ['01.23.45.67.89', '0123456789'],
    ['9123.4567', '91234567'],
    ['0151/23456789', '015123456789'],
    ['+44 (0)20 7946 0958', '+442079460958'],
    ['44(0)20 7946 0958', '442079460958'],
    ['(0)20 7946 0958', '02079460958'],
    ['+65\u00a09123\u202f4567', '+6591234567'],
    ['\u202a+65 9123 4567\u202c', '+6591234567'],
    ['\u200e+6591234567\u200f', '+6591234567'],
    ['+65‑9123–4567', '+6591234567'],
    ['＋６５ ９１２３ ４５６７', '+6591234567'],
    ['+٦٥٩١٢٣٤٥٦٧', '+6591234567'],
    [' 6591234567\n', '6591234567'],
    ['+6591234567', '+6591234567'],
  ])('%j becomes %s', (written, number) => {
    expect(cleanPhoneNumber(written)).toBe(number);
  });

  it.each([
    ['6591234567.0', 'has a decimal point in it'],
    ['+6591234567.0', 'has a decimal point in it'],
    ['6591234567.00', 'has a decimal point in it'],
    ['6591234567.123', 'has a decimal point in it'],
    ['+65 9123 4567.0', 'has a decimal point in it'],
    ['6.591234567', 'has a decimal point in it'],
    ['6.59E+9', 'is in scientific notation, which loses digits'],
    ['6.591234567e9', 'is in scientific notation'],
    ['+65 9123 4567 ext 5', 'has letters in it'],
    ['tel:+6591234567', 'has letters in it'],
    ['Mei', 'is not a phone number ("Mei")'],
    ['-', 'has no digits'],
    ['6591234567, 6597654321', 'looks like more than one number'],
    ['1234567/7654321', 'looks like more than one number'],
    ['1234567 / 765432', 'looks like more than one number'],
    ['6591234\n6597654', 'looks like more than one number'],
    ['6591234567/68', 'looks like more than one number, or has an extension'],
    ['+39 (0)6 1234567', 'has (0) in it, which is dialled in some countries only'],
    ['65+91234567', 'has a + that is not in front'],
    ['-6591234567', 'is not a phone number'],
    ['0065 9123 4567', 'begins with 00'],
    ['091 234 567', 'is a national number'],
    ['123456', 'is too short: it has 6 digits'],
    ['65 9123', 'is too short: it has 6 digits'],
    ['+1234567890123456', 'is too long: it has 16 digits'],
    ['+0123456789', 'has a country code that begins with 0'],
    ['\u202a+65 9123x567', '("⟨U+202A⟩+65 9123x567")'],
    ['+65\u00a09123\u200b4567x', '("+65⟨U+00A0⟩9123⟨U+200B⟩4567x")'],
  ])('%j is refused in plain words: %s', (written, words) => {
    const schema = { type: 'object', properties: { to: { type: 'string', format: 'msisdn' } } } as const;
    const cleaned = compileCleanNumbers(schema)?.({ to: written });

    expect(compileCheck(schema)(cleaned, 0).issues.map(describeIssue)).toEqual([
      expect.stringContaining(words),
    ]);
  });
});

describe('cleaning an input', () => {
  const schema: Schema = {
    type: 'object',
    properties: {
      to: { type: 'string', format: 'msisdn' },
      from: { type: 'string', format: 'sender-id' },
      text: { type: 'string' },
      path: { type: 'string', format: 'msisdn-digits' },
      others: { type: 'array', items: { type: 'string', format: 'phone' } },
      calls: {
        type: 'array',
        items: {
          discriminator: { propertyName: 'action' },
          anyOf: [
            {
              type: 'object',
              properties: {
                action: { type: 'string', const: 'makeCall' },
                number: { type: 'string', format: 'msisdn' },
              },
            },
          ],
        },
      },
    },
  };
  const clean = compileCleanNumbers(schema) ?? (() => undefined);

  it('changes the numbers and nothing else, in a copy', () => {
    const input = {
      to: '+65 9123 4567',
      from: 'My Shop 24 7',
      text: '+65 9123 4567',
      path: '+65 9123 4567',
      others: ['91234567', '+65 (9123) 4567'],
      calls: [{ action: 'MAKECALL', number: '+65-91234567' }, { action: 'say' }],
      unknown: '+65 9123 4567',
    };
    const before = structuredClone(input);

    expect(clean(input)).toEqual({
      ...before,
      to: '+6591234567',
      path: '6591234567',
      others: ['91234567', '+6591234567'],
      calls: [{ action: 'MAKECALL', number: '+6591234567' }, { action: 'say' }],
    });
    expect(input).toEqual(before);
  });

  it('cleans a sender that is a number, and keeps the spaces of one that may be a name', () => {
    expect(clean({ from: '+65 9123 4567' })).toEqual({ from: '+6591234567' });
    expect(clean({ from: '\u200e6591 2345 ' })).toEqual({ from: '6591 2345' });
  });

  it('returns the same object if there is nothing to clean', () => {
    const input = { to: '+6591234567', others: ['6591234567'], calls: [] };

    expect(clean(input)).toBe(input);
  });

  it('leaves what is not of the type of its field', () => {
    const input = { to: 6591234567, others: '+65 9', calls: [null, 'say'] };

    expect(clean(input)).toBe(input);
    expect(clean([input])).toEqual([input]);
    expect(clean(null)).toBe(null);
  });
});

describe('the catalogue', () => {
  it('says of every phone number in an input that it is one', () => {
    const fields = entriesOf(catalogue).flatMap(({ id, operation }) => fieldsWithin(operation.input, id));
    const unsaid = fields.filter(({ path, schema }) => {
      const value = schema.type === 'array' ? schema.items : schema;
      const isNamedSo =
        /phone number/i.test(schema.title ?? '') || /^phone number/i.test(schema.description ?? '');
      return (
        isNamedSo && value.type === 'string' && !isPhoneFormat(value.format) && !path.includes('definition')
      );
    });

    expect(unsaid.map(({ path }) => path)).toEqual([]);
  });
});
