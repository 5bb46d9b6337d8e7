import type { SmsGetPricesOutput } from '../generated/sms';
import { textToSend, type EstimateOptions } from './estimate-sms';
import {
  findCountryPrices,
  findOperatorPrices,
  buildPriceTable,
  type CountryPrices,
  type Network,
} from './price-table';
import { MAX_SMS_SEGMENTS, smsSegments } from './sms-segments';

/** An SMS whose cost is estimated. An input of `client.sms.send` can be used. */
export interface PricedSms {
  /** Phone number of the recipient, with country code. */
  readonly destination: string;
  /** Text of the message. */
  readonly text: string;
  /** Country code of two letters. Needed for national numbers, and if several countries share a dialling prefix. */
  readonly country?: string | undefined;
  /** Network of the number, from number lookup. With it, the price is exact. */
  readonly network?: Network | undefined;
}

/** Options of {@link estimateCost}. */
export interface CostOptions extends EstimateOptions {
  /** Subaccount whose prices are used. Default: the first one of the list. */
  readonly subAccountId?: string | undefined;
}

/** Costs with the cheapest operator (`low`) and the most expensive one (`high`) of the numbers. */
interface CostRange {
  readonly messages: number;
  readonly segments: number;
  readonly low: number;
  readonly high: number;
}

/** Costs at one operator. */
export interface OperatorCost {
  /** Name in 8x8's price list. */
  readonly operatorName: string;
  /** Price of one segment, in the currency of the estimate. */
  readonly perSegment: number;
  /** Costs if all numbers of the country were at this operator. */
  readonly cost: number;
}

/** Costs of the messages to one country, in the currency of the estimate. */
export interface CountryCost extends CostRange {
  /** Country code of two letters, ISO 3166. */
  readonly country: string;
  /** Name in 8x8's price list. */
  readonly countryName: string;
  /** Costs per operator. */
  readonly operators: readonly OperatorCost[];
}

/** Estimated costs of all messages, in `currency`. */
export interface CostEstimate extends CostRange {
  /** ISO 4217. Absent if the list has no prices. */
  readonly currency?: string;
  /** Costs per country, sorted by `high` in descending order. */
  readonly countries: readonly CountryCost[];
  /** Messages without a price in the list. They are not part of the totals. */
  readonly unpriced: {
    readonly messages: number;
    readonly segments: number;
    /** At most ten of the phone numbers. */
    readonly destinations: readonly string[];
  };
}

const maxUnpricedDestinations = 10;

/**
 * Estimates the cost of SMS, per country and in total.
 *
 * A phone number does not show its operator, so the cost is a range unless `network` is given.
 *
 * @example
 * const prices = await client.sms.getPrices({ direction: 'outbound' });
 * const { low, high, currency } = estimateCost([{ destination: '+6591234567', text: 'Hello' }], prices);
 */
export function estimateCost(
  messages: Iterable<PricedSms>,
  prices: SmsGetPricesOutput,
  options: CostOptions = {},
): CostEstimate {
  const table = buildPriceTable(prices, options.subAccountId);
  const totalsByCountry = new Map<CountryPrices, CostTotals>();
  const unpriced = { messages: 0, segments: 0, destinations: [] as string[] };
  for (const { destination, text, country, network } of messages) {
    const counted = smsSegments(textToSend(text, options), options).segments;
    const segments = Math.min(counted, MAX_SMS_SEGMENTS);
    const countryPrices = findCountryPrices(table, destination, country);
    if (!countryPrices || countryPrices.operators.length === 0) {
      unpriced.messages++;
      unpriced.segments += segments;
      if (unpriced.destinations.length < maxUnpricedDestinations) unpriced.destinations.push(destination);
      continue;
    }
    const totals = totalsByCountry.get(countryPrices) ?? { messages: 0, segments: 0, low: 0, high: 0 };
    totalsByCountry.set(countryPrices, totals);
    const pricesPerSegment = findOperatorPrices(countryPrices, network).map(({ perSegment }) => perSegment);
    totals.messages++;
    totals.segments += segments;
    totals.low += segments * Math.min(...pricesPerSegment);
    totals.high += segments * Math.max(...pricesPerSegment);
  }
  const countries = [...totalsByCountry].map(([country, totals]) => countryCost(country, totals));
  return {
    ...(table.currency === undefined ? {} : { currency: table.currency }),
    messages: sumCountries(countries, 'messages'),
    segments: sumCountries(countries, 'segments'),
    low: sumCountries(countries, 'low'),
    high: sumCountries(countries, 'high'),
    countries: countries.sort((one, other) => other.high - one.high),
    unpriced,
  };
}

type CostTotals = { -readonly [K in keyof CostRange]: CostRange[K] };

function countryCost({ country, countryName, operators }: CountryPrices, totals: CostTotals): CountryCost {
  return {
    country,
    countryName,
    messages: totals.messages,
    segments: totals.segments,
    low: roundAmount(totals.low),
    high: roundAmount(totals.high),
    operators: operators.map(({ operatorName, perSegment }) => ({
      operatorName,
      perSegment,
      cost: roundAmount(totals.segments * perSegment),
    })),
  };
}

const sumCountries = (countries: readonly CountryCost[], name: keyof CostRange): number =>
  roundAmount(countries.reduce((sum, country) => sum + country[name], 0));

/** Rounds to six decimals, which removes the errors of binary fractions. */
const roundAmount = (amount: number): number => Math.round(amount * 1e6) / 1e6;
