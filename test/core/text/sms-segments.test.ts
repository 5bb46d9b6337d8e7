import { describe, expect, it } from '@jest/globals';
import { MAX_SMS_SEGMENTS, smsEncoding, smsSegments, splitSms } from '../../../core/src/text';

/** Every character of the two tables in 3GPP TS 23.038 §6.2.1, by code point, independent of the code under test. */
const BASIC_CODE_POINTS = [
  0x40, 0xa3, 0x24, 0xa5, 0xe8, 0xe9, 0xf9, 0xec, 0xf2, 0xc7, 0x0a, 0xd8, 0xf8, 0x0d, 0xc5, 0xe5, 0x394, 0x5f,
  0x3a6, 0x393, 0x39b, 0x3a9, 0x3a0, 0x3a8, 0x3a3, 0x398, 0x39e, 0xc6, 0xe6, 0xdf, 0xc9, 0x20, 0x21, 0x22,
  0x23, 0xa4, 0x25, 0x26, 0x27, 0x28, 0x29, 0x2a, 0x2b, 0x2c, 0x2d, 0x2e, 0x2f, 0x3a, 0x3b, 0x3c, 0x3d, 0x3e,
  0x3f, 0xa1, 0xc4, 0xd6, 0xd1, 0xdc, 0xa7, 0xbf, 0xe4, 0xf6, 0xf1, 0xfc, 0xe0,
];
const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const EXTENSION_CODE_POINTS = [0x0c, 0x5e, 0x7b, 0x7d, 0x5c, 0x5b, 0x7e, 0x5d, 0x7c, 0x20ac];

const basic = String.fromCodePoint(...BASIC_CODE_POINTS) + LETTERS_AND_DIGITS;
const extension = String.fromCodePoint(...EXTENSION_CODE_POINTS);

describe('the GSM alphabet', () => {
  it('has 127 basic characters of one septet each', () => {
    expect(basic).toHaveLength(127);
    for (const character of basic)
      expect([character, smsSegments(character)]).toMatchObject([character, { encoding: 'GSM7', units: 1 }]);
  });

  it('has ten escaped characters of two septets each', () => {
    for (const character of extension)
      expect([character, smsSegments(character)]).toMatchObject([character, { encoding: 'GSM7', units: 2 }]);
  });

  it('has no other character of the Basic Multilingual Plane', () => {
    const known = new Set(basic + extension);
    const accepted: string[] = [];
    for (let code = 0; code <= 0xffff; code++) {
      const character = String.fromCharCode(code);
      if (!known.has(character) && smsEncoding(character) === 'GSM7') accepted.push(character);
    }
    expect(accepted).toEqual([]);
  });
});

describe('choosing the encoding', () => {
  it.each(['ç', '’', '`', '\t', '\u00a0', '你', '👋', '\u001b'])(
    'uses UCS2 for a text with %j',
    (character) => {
      expect(smsEncoding(`price ${character} list`)).toBe('UCS2');
    },
  );

  it('returns the first character outside the alphabet as a whole, with its index', () => {
    expect(smsSegments('Ready 👋 “now”').firstNonGsm).toEqual({ character: '👋', index: 6 });
    expect(smsSegments('Ready now')).not.toHaveProperty('firstNonGsm');
  });

  it('returns the first character outside the alphabet if GSM7 is forced', () => {
    expect(smsSegments('naïve', { encoding: 'GSM7' })).toMatchObject({
      encoding: 'GSM7',
      units: 5,
      firstNonGsm: { character: 'ï', index: 2 },
    });
  });

  it('counts an emoji as one question mark if GSM7 is forced', () => {
    expect(smsSegments('👋', { encoding: 'GSM7' }).units).toBe(1);
  });

  it('counts in UTF-16 code units if UCS2 is forced', () => {
    expect(smsSegments('a'.repeat(71), { encoding: 'UCS2' })).toMatchObject({
      encoding: 'UCS2',
      units: 71,
      segments: 2,
      unitsPerSegment: 67,
    });
  });
});

describe('the number of segments', () => {
  it.each([
    ['a', 0, 1, 160, 160],
    ['a', 160, 1, 160, 0],
    ['a', 161, 2, 153, 145],
    ['a', 306, 2, 153, 0],
    ['a', 307, 3, 153, 152],
    ['a', 1530, 10, 153, 0],
    ['é', 160, 1, 160, 0],
    ['ж', 70, 1, 70, 0],
    ['ж', 71, 2, 67, 63],
    ['ж', 134, 2, 67, 0],
    ['ж', 670, 10, 67, 0],
  ])(
    'of %j × %i is %i, of %i units, with %i left',
    (character, times, segments, unitsPerSegment, remaining) => {
      expect(smsSegments(character.repeat(times))).toMatchObject({
        segments,
        unitsPerSegment,
        remaining,
        overLimit: false,
      });
    },
  );

  it.each([
    ['a', 1531],
    ['ж', 671],
  ])('exceeds the limit for %j × %i', (character, times) => {
    expect(smsSegments(character.repeat(times))).toMatchObject({
      segments: MAX_SMS_SEGMENTS + 1,
      overLimit: true,
    });
  });

  it('is one for 80 escaped characters', () => {
    expect(smsSegments('€'.repeat(80))).toMatchObject({ units: 160, segments: 1, remaining: 0 });
  });

  it('does not split an escaped character between segments', () => {
    expect(smsSegments('a'.repeat(152) + '€' + 'a'.repeat(152))).toMatchObject({
      units: 306,
      segments: 3,
      remaining: 152,
    });
    expect(smsSegments('a'.repeat(151) + '€' + 'a'.repeat(153))).toMatchObject({
      units: 306,
      segments: 2,
      remaining: 0,
    });
  });

  it('does not split an emoji between segments', () => {
    expect(smsSegments('ж'.repeat(66) + '👋' + 'ж'.repeat(66))).toMatchObject({
      units: 134,
      segments: 3,
      remaining: 66,
    });
    expect(smsSegments('ж'.repeat(65) + '👋' + 'ж'.repeat(67))).toMatchObject({
      units: 134,
      segments: 2,
      remaining: 0,
    });
  });

  it('counts an unpaired surrogate as one code unit', () => {
    expect(smsSegments('\ud83d' + 'ж')).toMatchObject({ units: 2, segments: 1 });
  });

  it('is at least the count of 8x8, and equal if no character crosses a segment boundary', () => {
    for (let length = 161; length < 1700; length++) {
      const escaped = smsSegments('€'.repeat(length)).segments;
      expect(escaped).toBeGreaterThanOrEqual(Math.ceil((2 * length) / 153));
      expect(smsSegments('a'.repeat(length)).segments).toBe(Math.ceil(length / 153));
    }
  });
});

describe('the texts of the segments', () => {
  it.each([
    ['short', undefined],
    ['a'.repeat(160), undefined],
    ['a'.repeat(161), undefined],
    [`${'a'.repeat(152)}€${'b'.repeat(200)}`, undefined],
    ['€'.repeat(200), undefined],
    ['👋'.repeat(100), undefined],
    [`a${'👋'.repeat(100)}`, undefined],
    ['a👋'.repeat(120), 'GSM7'],
    ['a'.repeat(200), 'UCS2'],
  ] as const)('of %j are as many as are counted, and together the whole text', (text, encoding) => {
    const parts = splitSms(text, { encoding });

    expect(parts.join('')).toBe(text);
    expect(parts).toHaveLength(smsSegments(text, { encoding }).segments);
    for (const part of parts) {
      // It throws at half a surrogate pair.
      expect(() => encodeURIComponent(part)).not.toThrow();
      expect(smsSegments(part, { encoding: smsSegments(text, { encoding }).encoding }).segments).toBe(1);
    }
  });
});
