import { describe, expect, it } from '@jest/globals';
import { parseExactJson } from '../../../core/src/webhooks/parsing/exact-json';

describe('JSON of 8x8', () => {
  it.each([
    ['{"id":12345678901234567}', { id: '12345678901234567' }],
    [
      '{"ids":[ 98765432109876543210 , -98765432109876543210]}',
      { ids: ['98765432109876543210', '-98765432109876543210'] },
    ],
    ['[9007199254740993]', ['9007199254740993']],
    ['12345678901234567', '12345678901234567'],
  ])('keeps the digits of an integer that a number cannot hold: %s', (text, value) => {
    expect(parseExactJson(text)).toEqual(value);
  });

  it.each([
    '{"id":1234567890123456}',
    '[9007199254740991]',
    '{"price":0.12345678901234567,"rate":12345678901234567.5,"big":1e+12345678901234567}',
    '{"text":":12345678901234567,","quote":"\\":12345678901234567,","path":"C:\\\\","id":"12345678901234567"}',
  ])('reads everything else as JSON.parse does: %s', (text) => {
    expect(parseExactJson(text)).toEqual(JSON.parse(text));
  });

  it('reads a text of many megabytes', () => {
    const text = JSON.stringify({ text: '"\\'.repeat(5_000_000), id: 0 }).replace(
      '"id":0',
      '"id":12345678901234567',
    );

    expect(parseExactJson(text)).toMatchObject({ id: '12345678901234567' });
  });
});
