import { describe, expect, it } from '@jest/globals';
import type { SmsGetPricesOutput } from '../../../core/src/generated';
import { estimateCost, estimateSms } from '../../../core/src/text';

const usd = (amount: number) => ({ amount, currency: 'USD' });

const prices: SmsGetPricesOutput = {
  subAccounts: [
    {
      subAccountId: 'ExampleCo_SMS',
      outbound: {
        countries: [
          {
            alpha2Code: 'SG',
            countryName: 'Singapore',
            dialingPrefix: '+65',
            operators: [
              { operatorName: 'Lion Mobile', hni: [{ mcc: '525', mnc: '01' }], price: usd(0.04) },
              { operatorName: 'Merlion Telecom', hni: [{ mcc: '525', mnc: '03' }], price: usd(0.05) },
            ],
          },
          {
            alpha2Code: 'US',
            countryName: 'United States',
            dialingPrefix: '1',
            operators: [{ operatorName: 'Prairie Wireless', price: usd(0.01) }],
          },
          {
            alpha2Code: 'JM',
            countryName: 'Jamaica',
            dialingPrefix: '1876',
            operators: [{ operatorName: 'Island Mobile', price: usd(0.09) }],
          },
          {
            alpha2Code: 'CA',
            countryName: 'Canada',
            dialingPrefix: '1',
            operators: [{ operatorName: 'Maple Wireless', price: usd(0.02) }],
          },
        ],
      },
    },
    {
      subAccountId: 'ExampleCo_Dear',
      outbound: {
        countries: [
          {
            alpha2Code: 'SG',
            dialingPrefix: '+65',
            operators: [{ operatorName: 'Lion Mobile', price: { amount: 1, currency: 'SGD' } }],
          },
        ],
      },
    },
  ],
};

const text = 'Hello';
const singapore = { destination: '+6591234567', text };

describe('an estimate of SMS', () => {
  it('contains segments, encoding and characters of one text', () => {
    expect(estimateSms('Your order is on its way.')).toMatchObject({
      texts: 1,
      characters: 25,
      segments: 1,
      encoding: 'GSM7',
      overLimit: 0,
      nonGsmCharacters: [],
    });
  });

  it('lists the characters that force UCS2, most frequent first', () => {
    const estimate = estimateSms(['Hi 👋', 'It’s 👋 👋', 'plain', 'It’s', '👋’']);

    expect(estimate).toMatchObject({
      texts: 5,
      characters: 4 + 8 + 5 + 4 + 2,
      segments: 5,
      encoding: 'mixed',
      byEncoding: { GSM7: { texts: 1, segments: 1 }, UCS2: { texts: 4, segments: 4 } },
    });
    expect(estimate.nonGsmCharacters).toEqual([
      { character: '👋', texts: 3, first: { text: 0, index: 3 } },
      { character: '’', texts: 3, first: { text: 1, index: 2 }, replacement: "'" },
    ]);
  });

  it('says how a character can be replaced, and that one in a URL cannot', () => {
    const replacements = (text: string, accents = false): (string | undefined)[] =>
      estimateSms(text, { accents }).nonGsmCharacters.map(({ replacement }) => replacement);

    expect(replacements('Ready – now…\u200b')).toEqual(['-', '...', '']);
    expect(replacements('Hi 👋')).toEqual([undefined]);
    expect(replacements('Está')).toEqual([undefined]);
    expect(replacements('Está', true)).toEqual(['a']);
    expect(replacements('– https://shop.example/a–b –')).toEqual([undefined]);
  });

  it('counts the text after smart encoding', () => {
    const texts = [`${'x'.repeat(100)}–`, `${'x'.repeat(100)}á`];

    expect(estimateSms(texts).segments).toBe(4);
    expect(estimateSms(texts, { smart: true }).segments).toBe(3);
    expect(estimateSms(texts, { smart: true, accents: true })).toMatchObject({
      segments: 2,
      nonGsmCharacters: [],
    });
  });

  it('counts in the forced encoding', () => {
    expect(estimateSms('x'.repeat(100), { encoding: 'UCS2', smart: true })).toMatchObject({
      encoding: 'UCS2',
      segments: 2,
      nonGsmCharacters: [],
    });
    expect(estimateSms(`${'x'.repeat(100)}–`, { encoding: 'GSM7' })).toMatchObject({
      segments: 1,
      nonGsmCharacters: [],
    });
  });

  it('counts at most the ten segments that are sent', () => {
    expect(estimateSms('x'.repeat(2000))).toMatchObject({ segments: 10, overLimit: 1 });
  });

  it('accepts any iterable, including an empty one', () => {
    expect(estimateSms(new Set(['a', 'b']))).toMatchObject({ texts: 2, segments: 2 });
    expect(estimateSms([])).toMatchObject({ texts: 0, segments: 0, encoding: 'GSM7' });
  });
});

describe('an estimate of cost', () => {
  it('ranges from the cheapest to the most expensive operator, and lists the cost of each', () => {
    const estimate = estimateCost([singapore, { ...singapore, text: 'x'.repeat(161) }], prices);

    expect(estimate).toEqual({
      currency: 'USD',
      messages: 2,
      segments: 3,
      low: 0.12,
      high: 0.15,
      countries: [
        {
          country: 'SG',
          countryName: 'Singapore',
          messages: 2,
          segments: 3,
          low: 0.12,
          high: 0.15,
          operators: [
            { operatorName: 'Lion Mobile', perSegment: 0.04, cost: 0.12 },
            { operatorName: 'Merlion Telecom', perSegment: 0.05, cost: 0.15 },
          ],
        },
      ],
      unpriced: { messages: 0, segments: 0, destinations: [] },
    });
  });

  it('is exact if the network is known', () => {
    const known = { ...singapore, network: { mcc: '525', mnc: '3' } };
    const unheardOf = { ...singapore, network: { mcc: '525', mnc: '99' } };

    expect(estimateCost([known], prices)).toMatchObject({ low: 0.05, high: 0.05 });
    expect(estimateCost([unheardOf], prices)).toMatchObject({ low: 0.04, high: 0.05 });
  });

  it('finds the country by the longest prefix, or by its code', () => {
    const countryOf = (destination: string, country?: string): string | undefined =>
      estimateCost([{ destination, text, country }], prices).countries[0]?.country;

    expect(countryOf('6591234567')).toBe('SG');
    expect(countryOf('+1 415 555 0100')).toBe('US');
    expect(countryOf('+18765550100')).toBe('JM');
    expect(countryOf('+14165550100', 'ca')).toBe('CA');
    expect(countryOf('91234567', 'SG')).toBe('SG');
  });

  it('sums up the countries, most expensive first, and lists destinations without a price separately', () => {
    const estimate = estimateCost(
      [{ destination: '+14155550100', text }, singapore, { destination: '+4915112345678', text }],
      prices,
    );

    expect(estimate).toMatchObject({ messages: 2, segments: 2, low: 0.05, high: 0.06 });
    expect(estimate.countries.map(({ country }) => country)).toEqual(['SG', 'US']);
    expect(estimate.unpriced).toEqual({ messages: 1, segments: 1, destinations: ['+4915112345678'] });
  });

  it('uses the prices of the given subaccount', () => {
    expect(estimateCost([singapore], prices, { subAccountId: 'exampleco_dear' })).toMatchObject({
      currency: 'SGD',
      low: 1,
      high: 1,
    });
    expect(estimateCost([singapore], prices, { subAccountId: 'Unknown' })).not.toHaveProperty('currency');
  });

  it('has no floating-point rounding errors', () => {
    const many = Array.from({ length: 3 }, () => ({ destination: '+14155550100', text: 'x'.repeat(1600) }));
    expect(estimateCost(many, prices).high).toBe(0.3);
  });

  it('accepts both documented structures of the prices', () => {
    const [first] = prices.subAccounts ?? [];
    const asList = {
      subAccounts: [{ ...first, outbound: [first?.outbound] }],
    } as unknown as SmsGetPricesOutput;

    expect(estimateCost([singapore], asList)).toEqual(estimateCost([singapore], prices));
  });

  it('includes the savings of smart encoding', () => {
    const message = { ...singapore, text: `${'x'.repeat(150)}–` };

    expect(estimateCost([message], prices).high).toBe(0.15);
    expect(estimateCost([message], prices, { smart: true }).high).toBe(0.05);
  });
});
