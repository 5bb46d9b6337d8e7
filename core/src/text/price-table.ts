import type { SmsGetPricesOutput } from '../generated/sms';

/** A mobile network, as a lookup tells it. */
export interface Network {
  /** Mobile country code, three digits. */
  readonly mcc: string;
  /** Mobile network code, two or three digits. */
  readonly mnc: string;
}

/** What one part of an SMS costs on a network. */
export interface OperatorPrice {
  readonly operatorName: string;
  readonly networks: readonly Network[];
  readonly perSegment: number;
}

export interface CountryPrices {
  /** Two letters. */
  readonly country: string;
  readonly countryName: string;
  readonly prefix: string;
  readonly operators: readonly OperatorPrice[];
}

/** The prices of one subaccount, in one currency. */
export interface PriceTable {
  readonly currency: string | undefined;
  readonly countries: readonly CountryPrices[];
}

type SubAccountPrices = NonNullable<SmsGetPricesOutput['subAccounts']>[number];
type Outbound = NonNullable<SubAccountPrices['outbound']>;
type Country = NonNullable<Outbound['countries']>[number];

/** The prices of a subaccount out of the list; of the first one when none is named. */
export function priceTableOf({ subAccounts = [] }: SmsGetPricesOutput, subAccountId?: string): PriceTable {
  const found = subAccounts.find(
    (each) => subAccountId === undefined || each.subAccountId?.toLowerCase() === subAccountId.toLowerCase(),
  );
  const countries = countriesIn(found?.outbound);
  const currency = countries.flatMap(({ operators = [] }) => operators).find(({ price }) => price?.currency)
    ?.price?.currency;
  return { currency, countries: countries.map((country) => pricesOf(country, currency)) };
}

/** 8x8's schema has a list where its example has one object. */
function countriesIn(outbound: Outbound | readonly Outbound[] | undefined): readonly Country[] {
  const list: readonly Outbound[] = outbound === undefined ? [] : [outbound].flat();
  return list.flatMap(({ countries = [] }) => countries);
}

/** One account has one currency; an operator's price in another could not be added up. */
function pricesOf(country: Country, currency: string | undefined): CountryPrices {
  const { alpha2Code = '', countryName = alpha2Code, dialingPrefix = '', operators = [] } = country;
  return {
    country: alpha2Code.toUpperCase(),
    countryName,
    prefix: dialingPrefix.replace(/\D/g, ''),
    operators: operators.flatMap(({ operatorName = '', hni = [], price }) =>
      price?.amount === undefined || price.currency !== currency
        ? []
        : [
            {
              operatorName,
              networks: hni.map(({ mcc = '', mnc = '' }) => ({ mcc, mnc })),
              perSegment: price.amount,
            },
          ],
    ),
  };
}

/**
 * The country whose prices hold for a number: the one that is named, else the one with the longest dialling prefix.
 * Of several that share it (+1), the first is taken: name the country where it matters.
 */
export function countryPricesFor(
  { countries }: PriceTable,
  destination: string,
  country?: string,
): CountryPrices | undefined {
  if (country) return countries.find((each) => each.country === country.toUpperCase());
  const digits = destination.replace(/\D/g, '');
  let longest: CountryPrices | undefined;
  for (const each of countries) {
    const fits = each.prefix !== '' && digits.startsWith(each.prefix);
    if (fits && each.prefix.length > (longest?.prefix.length ?? 0)) longest = each;
  }
  return longest;
}

/** The prices that may hold on a network; all of the country where it is not known, or not listed. */
export function operatorsFor(
  { operators }: CountryPrices,
  network: Network | undefined,
): readonly OperatorPrice[] {
  if (!network) return operators;
  const same = (one: string, other: string): boolean => Number(one) === Number(other);
  const known = operators.filter(({ networks }) =>
    networks.some(({ mcc, mnc }) => same(mcc, network.mcc) && same(mnc, network.mnc)),
  );
  return known.length > 0 ? known : operators;
}
