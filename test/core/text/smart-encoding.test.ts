import { describe, expect, it } from '@jest/globals';
import { smartEncoding, smsEncoding, smsSegments } from '../../../core/src/text';

describe('smart encoding', () => {
  it('replaces typographic characters with GSM characters', () => {
    const text = '“It’s ready” – see you… \u00a0• 9\u202f–\u202f5 ™\ufeff';

    const smart = smartEncoding(text);

    expect(smart.text).toBe('"It\'s ready" - see you...  * 9 - 5 TM');
    expect(smsEncoding(smart.text)).toBe('GSM7');
  });

  it('lists each replaced character with its count and first index', () => {
    expect(smartEncoding('a ‘b’ ‘c’').replaced).toEqual([
      { character: '‘', by: "'", index: 2, count: 2 },
      { character: '’', by: "'", index: 4, count: 2 },
    ]);
    expect(smartEncoding('zero\u200bwidth').replaced).toEqual([
      { character: '\u200b', by: '', index: 4, count: 1 },
    ]);
  });

  it('composes combining accents, and replaces letters in other styles with plain ones', () => {
    expect(smartEncoding('cafe\u0301 – A\u030angstro\u0308m').text).toBe('café - Ångström');
    expect(smartEncoding('𝗦𝗔𝗟𝗘 ＳＡＬＥ oﬃce').text).toBe('SALE SALE office');
    expect(smartEncoding('ΚΑΛΗΜΕΡΑ').text).toBe('KAΛHMEPA');
  });

  it('reduces a text of 150 characters with one dash from three segments to one', () => {
    const text = `${'x'.repeat(149)}–`;

    expect(smsSegments(text).segments).toBe(3);
    expect(smsSegments(smartEncoding(text).text).segments).toBe(1);
  });

  it.each(['“你好”', 'Done – 👍', 'naïve – no', '½ – ¼', '10² – 5°'])(
    'does not change %j, which would still need UCS2',
    (text) => {
      const smart = smartEncoding(text);

      expect(smart.text).toBe(text);
      expect(smart.replaced).toEqual([]);
      expect(text.slice(smart.firstNonGsm?.index)).toMatch(
        new RegExp(`^${smart.firstNonGsm?.character ?? '-'}`),
      );
      expect(smart.firstNonGsm?.character).not.toBe('–');
    },
  );

  it.each(['', 'Hello', 'Preis: 5 € [neu] für Ñandu à la 5', 'line\r\nbreak\f'])(
    'does not change %j, which is already GSM7',
    (text) => expect(smartEncoding(text)).toEqual({ text, replaced: [] }),
  );

  it('leaves URLs alone, because another link leads elsewhere', () => {
    const link = 'See https://shop.example/a–b now';

    expect(smartEncoding(link)).toEqual({
      text: link,
      replaced: [],
      firstNonGsm: { character: '–', index: 26 },
    });
    expect(smartEncoding('“https://shop.example/a_b” – now…').text).toBe(
      '"https://shop.example/a_b" - now...',
    );
  });

  it.each(['shop.example/a–b', 'www.shop.example/a–b', 'HTTP://shop.example:8080/a–b', 'bit.ly/“x'])(
    'leaves a link alone as phones recognize it: %s',
    (link) => {
      expect(smartEncoding(`See ${link} now`).text).toBe(`See ${link} now`);
    },
  );

  it.each([
    ['9/10 – yes', '9/10 - yes'],
    ['Mo./Tu. – no', 'Mo./Tu. - no'],
    ['and/or “x”', 'and/or "x"'],
  ])('takes %j for no link', (text, smart) => {
    expect(smartEncoding(text).text).toBe(smart);
  });

  it('removes accents outside the GSM alphabet with the option accents', () => {
    const spanish = 'Está aquí, señorita: ¿café?';
    expect(smartEncoding(spanish).text).toBe(spanish);
    expect(smartEncoding(spanish, { accents: true }).text).toBe('Esta aqui, señorita: ¿café?');
    expect(smartEncoding('Łódź, Đà Nẵng, İstanbul, cœur, façade', { accents: true }).text).toBe(
      'Lodz, Dà Nang, Istanbul, coeur, facade',
    );
    expect(smartEncoding('Привет', { accents: true })).toMatchObject({ text: 'Привет', replaced: [] });
  });

  it('returns GSM7 text or the unchanged text, for every character', () => {
    for (let code = 0; code <= 0x2fff; code++) {
      const text = `a${String.fromCharCode(code)}z`;
      const { text: smart } = smartEncoding(text, { accents: true });
      expect([code, smart === text || smsEncoding(smart) === 'GSM7']).toEqual([code, true]);
    }
  });
});
