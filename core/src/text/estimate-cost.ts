import type { SmsGetPricesOutput } from '../generated/sms';
import { textToSend, type EstimateOptions } from './estimate-sms';
import {
  countryPricesFor,
  operatorsFor,
  priceTableOf,
  type CountryPrices,
  type Network,
} from './price-table';
import { MAX_SMS_SEGMENTS, smsSegments } from './sms-segments';

/** An SMS whose cost is asked for: as `client.sms.send` takes it, and with its network where a lookup told it. */
export interface PricedSms {
  /** Phone number of the recipient. */
  readonly destination: string;
  /** Text of the message. */
  readonly text: string;
  /** Two letters; of a national number, or where several countries share a dialling prefix. */
  readonly country?: string | undefined;
  /** The network the number is with, where a lookup told it: then the price is exact. */
  readonly network?: Network | undefined;
}

/** Whose prices an estimate takes, and how texts are sent. */
export interface CostOptions extends EstimateOptions {
  /** Whose prices hold. Default: those of the first subaccount of the list. */
  readonly subAccountId?: string | undefined;
}

/** From the cheapest to the dearest operator that a number may be with; equal where there is but one. */
interface Range {
  readonly messages: number;
  readonly segments: number;
  readonly low: number;
  readonly high: number;
}

/** What one operator asks. */
export interface OperatorCost {
  /** As 8x8's price list calls it. */
  readonly operatorName: string;
  /** Price of one part, in the currency of the estimate. */
  readonly perSegment: number;
  /** What the messages to the country would cost if all of them went to this operator. */
  readonly cost: number;
}

/** What the messages to one country cost; `low` and `high` are amounts in the currency of the estimate. */
export interface CountryCost extends Range {
  /** Two letters, ISO 3166. */
  readonly country: string;
  /** As 8x8's price list calls it. */
  readonly countryName: string;
  /** What each operator asks. */
  readonly operators: readonly OperatorCost[];
}

/** What messages cost in all; `low` and `high` are amounts in `currency`. */
export interface CostEstimate extends Range {
  /** ISO 4217; absent where the list has no prices. */
  readonly currency?: string;
  /** The dearest first. */
  readonly countries: readonly CountryCost[];
  /** What is not in the figures, since the list has no price for its country. */
  readonly unpriced: {
    readonly messages: number;
    readonly segments: number;
    /** Some of them, ten at most. */
    readonly destinations: readonly string[];
  };
}

const mostDestinations = 10;

/**
 * What SMS will cost, country by country and in all. A number does not tell its operator, so there is a range unless
 * `network` is given.
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
  const table = priceTableOf(prices, options.subAccountId);
  const sums = new Map<CountryPrices, Sum>();
  const unpriced = { messages: 0, segments: 0, destinations: [] as string[] };
  for (const { destination, text, country, network } of messages) {
    const made = smsSegments(textToSend(text, options), options).segments;
    const segments = Math.min(made, MAX_SMS_SEGMENTS);
    const found = countryPricesFor(table, destination, country);
    if (!found || found.operators.length === 0) {
      unpriced.messages++;
      unpriced.segments += segments;
      if (unpriced.destinations.length < mostDestinations) unpriced.destinations.push(destination);
      continue;
    }
    const sum = sums.get(found) ?? { messages: 0, segments: 0, low: 0, high: 0 };
    sums.set(found, sum);
    const each = operatorsFor(found, network).map(({ perSegment }) => perSegment);
    sum.messages++;
    sum.segments += segments;
    sum.low += segments * Math.min(...each);
    sum.high += segments * Math.max(...each);
  }
  const countries = [...sums].map(([country, sum]) => countryCost(country, sum));
  return {
    ...(table.currency === undefined ? {} : { currency: table.currency }),
    messages: total(countries, 'messages'),
    segments: total(countries, 'segments'),
    low: total(countries, 'low'),
    high: total(countries, 'high'),
    countries: countries.sort((one, other) => other.high - one.high),
    unpriced,
  };
}

type Sum = { -readonly [K in keyof Range]: Range[K] };

function countryCost({ country, countryName, operators }: CountryPrices, sum: Sum): CountryCost {
  return {
    country,
    countryName,
    messages: sum.messages,
    segments: sum.segments,
    low: money(sum.low),
    high: money(sum.high),
    operators: operators.map(({ operatorName, perSegment }) => ({
      operatorName,
      perSegment,
      cost: money(sum.segments * perSegment),
    })),
  };
}

const total = (countries: readonly CountryCost[], name: keyof Range): number =>
  money(countries.reduce((sum, country) => sum + country[name], 0));

/** Six digits, so that no sum shows the dust of binary fractions. */
const money = (amount: number): number => Math.round(amount * 1e6) / 1e6;
