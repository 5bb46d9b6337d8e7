import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  chatReceiptCodes,
  restCodes,
  smsReceiptCodes,
  voiceCodes,
  type CodeMeaning,
} from '../../../core/src/codes';

const tables: [string, Readonly<Record<number, CodeMeaning>>][] = [
  ['restCodes', restCodes],
  ['smsReceiptCodes', smsReceiptCodes],
  ['chatReceiptCodes', chatReceiptCodes],
  ['voiceCodes', voiceCodes],
];

describe('the meaning of a code', () => {
  it('is told by source: the same number is another thing elsewhere', () => {
    expect(restCodes[1002]?.meaning).toContain('phone number');
    expect(chatReceiptCodes[1002]?.meaning).toContain('too many requests');
    expect(smsReceiptCodes[1002]).toBeUndefined();
  });

  it('is no failure for 2000 of Viber, and a fault of 8x8 in a REST error', () => {
    expect(chatReceiptCodes[2000]?.meaning).toContain('no error');
    expect(restCodes[2000]?.meaning).toContain('internal fault');
  });

  it.each(['4', '5', '22'])('is to wait where SMS code %s says that it goes on', (code) => {
    expect(smsReceiptCodes[Number(code)]?.advice).toMatch(/^Wait/);
  });

  it.each(tables)('can be read in the middle of a sentence, and its advice as one: %s', (_, codes) => {
    const odd = Object.entries(codes).filter(
      ([, { meaning, advice }]) =>
        !/^(?:[a-z]|8x8|Meta|Viber|WhatsApp).*[^.]$/.test(meaning) || !/^[A-Z].*\.$/s.test(advice),
    );

    expect(odd).toEqual([]);
  });
});

const reference = join(__dirname, '../../../../shared/reference/ERROR_CODES.md');

/** The numbers in the first column of the tables of a section. */
function codesOfSection(section: string): number[] {
  const text = readFileSync(reference, 'utf8');
  const [, rest = ''] = text.split(`\n## ${section}. `);
  const [body = ''] = rest.split('\n## ');
  return [...body.matchAll(/^\| (-?\d+) \|/gm)].map(([, code]) => Number(code)).sort((a, b) => a - b);
}

// Who clones the repository does not have the reference, and this suite says that it skipped.
const whereThereIsOne = existsSync(reference) ? describe : describe.skip;

whereThereIsOne('the tables, held against 8x8’s', () => {
  it.each([
    ['2', restCodes],
    ['3', smsReceiptCodes],
    ['4', chatReceiptCodes],
  ])('have the codes of section %s, all and no others', (section, codes) => {
    expect(Object.keys(codes).map(Number)).toEqual(codesOfSection(section));
  });

  it('have the negative codes of voice, all and no others', () => {
    const negative = ['6', '7'].flatMap(codesOfSection).filter((code) => code < 0);

    expect(
      Object.keys(voiceCodes)
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual([...new Set(negative)].sort((a, b) => a - b));
  });
});
