import { describe, expect, it } from '@jest/globals';
import {
  chatReceiptCodes,
  restCodes,
  smsReceiptCodes,
  voiceCodes,
  type CodeMeaning,
} from '../../../core/src/errors';
import { codeFacts, codesOf } from '../../reference/facts';

const ascending = (one: number, other: number): number => one - other;

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

  it.each(codeFacts('smsReceipt').filter(({ retry }) => retry === 'wait'))(
    'is to wait where SMS code $code says that delivery goes on',
    ({ code }) => {
      expect(smsReceiptCodes[code]?.advice).toMatch(/^Wait/);
    },
  );

  it.each(tables)('can be read in the middle of a sentence, and its advice as one: %s', (_, codes) => {
    const odd = Object.entries(codes).filter(
      ([, { meaning, advice }]) =>
        !/^(?:[a-z]|8x8|Meta|Viber|WhatsApp).*[^.]$/.test(meaning) || !/^[A-Z].*\.$/s.test(advice),
    );

    expect(odd).toEqual([]);
  });
});

describe('the tables, held against 8x8’s', () => {
  it.each([
    ['rest', restCodes],
    ['smsReceipt', smsReceiptCodes],
    ['chatReceipt', chatReceiptCodes],
  ] as const)('have the codes of %s, all and no others', (source, codes) => {
    expect(Object.keys(codes).map(Number)).toEqual(codesOf(source).sort(ascending));
  });

  it('have the negative codes of voice, all and no others', () => {
    const voice = [...codesOf('voiceRequest'), ...codesOf('voiceSession')];

    const negative = new Set(voice.filter((code) => code < 0));

    expect(Object.keys(voiceCodes).map(Number).sort(ascending)).toEqual([...negative].sort(ascending));
  });
});
