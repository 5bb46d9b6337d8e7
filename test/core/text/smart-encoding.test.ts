import { describe, expect, it } from '@jest/globals';
import { smartEncoding, smsEncoding, smsSegments } from '../../../core/src/text';

describe('smart encoding', () => {
  it('puts typography into the twins of the GSM alphabet', () => {
    const text = '“It’s ready” – see you… \u00a0• 9\u202f–\u202f5 ™\ufeff';

    const smart = smartEncoding(text);

    expect(smart.text).toBe('"It\'s ready" - see you...  * 9 - 5 TM');
    expect(smsEncoding(smart.text)).toBe('GSM7');
  });

  it('says what it replaced, how often, and where it stood first', () => {
    expect(smartEncoding('a ‘b’ ‘c’').replaced).toEqual([
      { character: '‘', by: "'", index: 2, count: 2 },
      { character: '’', by: "'", index: 4, count: 2 },
    ]);
    expect(smartEncoding('zero\u200bwidth').replaced).toEqual([
      { character: '\u200b', by: '', index: 4, count: 1 },
    ]);
  });

  it('composes letters whose accents stand apart, and undresses those of other fonts', () => {
    expect(smartEncoding('cafe\u0301 – A\u030angstro\u0308m').text).toBe('café - Ångström');
    expect(smartEncoding('𝗦𝗔𝗟𝗘 ＳＡＬＥ oﬃce').text).toBe('SALE SALE office');
    expect(smartEncoding('ΚΑΛΗΜΕΡΑ').text).toBe('KAΛHMEPA');
  });

  it('saves two thirds of the parts of a text of 150 characters with one dash', () => {
    const text = `${'x'.repeat(149)}–`;

    expect(smsSegments(text).segments).toBe(3);
    expect(smsSegments(smartEncoding(text).text).segments).toBe(1);
  });

  it.each(['“你好”', 'Done – 👍', 'naïve – no', '½ – ¼', '10² – 5°'])(
    'leaves %j as it is, since it would travel as UCS2 all the same',
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
    'has nothing to do with %j',
    (text) => expect(smartEncoding(text)).toEqual({ text, replaced: [] }),
  );

  it('takes accents away when it is told to, and keeps those of the alphabet', () => {
    const spanish = 'Está aquí, señorita: ¿café?';
    expect(smartEncoding(spanish).text).toBe(spanish);
    expect(smartEncoding(spanish, { accents: true }).text).toBe('Esta aqui, señorita: ¿café?');
    expect(smartEncoding('Łódź, Đà Nẵng, İstanbul, cœur, façade', { accents: true }).text).toBe(
      'Lodz, Dà Nang, Istanbul, coeur, facade',
    );
    expect(smartEncoding('Привет', { accents: true })).toMatchObject({ text: 'Привет', replaced: [] });
  });

  it('makes of every text what the alphabet has, or the text itself', () => {
    for (let code = 0; code <= 0x2fff; code++) {
      const text = `a${String.fromCharCode(code)}z`;
      const { text: smart } = smartEncoding(text, { accents: true });
      expect([code, smart === text || smsEncoding(smart) === 'GSM7']).toEqual([code, true]);
    }
  });
});
