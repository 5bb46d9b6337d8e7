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
  it('depends on the source, because codes share numbers', () => {
    expect(restCodes[1002]?.meaning).toContain('phone number');
    expect(chatReceiptCodes[1002]?.meaning).toContain('too many requests');
    expect(smsReceiptCodes[1002]).toBeUndefined();
  });

  it('is success for the Viber receipt code 2000, and an internal error for the REST code 2000', () => {
    expect(chatReceiptCodes[2000]?.meaning).toContain('this is not an error');
    expect(restCodes[2000]?.meaning).toContain('internal error');
  });

  it.each(codeFacts('smsReceipt').filter(({ retry }) => retry === 'wait'))(
    'advises to wait if SMS code $code means that delivery continues',
    ({ code }) => {
      expect(smsReceiptCodes[code]?.advice).toMatch(/^Wait/);
    },
  );

  it.each(tables)('begins in lower case, and its advice is a full sentence: %s', (_, codes) => {
    const odd = Object.entries(codes).filter(
      ([, { meaning, advice }]) =>
        !/^(?:[a-z]|8x8|Meta|Viber|WhatsApp).*[^.]$/.test(meaning) || !/^[A-Z].*\.$/s.test(advice),
    );

    expect(odd).toEqual([]);
  });
});

describe('the code tables', () => {
  it.each([
    ['rest', restCodes],
    ['smsReceipt', smsReceiptCodes],
    ['chatReceipt', chatReceiptCodes],
  ] as const)('contain exactly the documented codes of %s', (source, codes) => {
    expect(Object.keys(codes).map(Number)).toEqual(codesOf(source).sort(ascending));
  });

  it('contain exactly the documented negative codes of voice', () => {
    const voice = [...codesOf('voiceRequest'), ...codesOf('voiceSession')];

    const negative = new Set(voice.filter((code) => code < 0));

    expect(Object.keys(voiceCodes).map(Number).sort(ascending)).toEqual([...negative].sort(ascending));
  });
});
