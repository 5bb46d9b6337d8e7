import type { SmsGetPricesOutput } from '../generated/sms';

/** A mobile network, as number lookup returns it. */
export interface Network {
  /** Mobile country code, three digits. */
  readonly mcc: string;
  /** Mobile network code, two or three digits. */
  readonly mnc: string;
}

/** Price of one SMS segment at an operator. */
export interface OperatorPrice {
  readonly operatorName: string;
  readonly networks: readonly Network[];
  readonly perSegment: number;
}

/** The prices of all operators of a country. */
export interface CountryPrices {
  /** Country code of two letters, ISO 3166. */
  readonly country: string;
  readonly countryName: string;
  readonly prefix: string;
  readonly operators: readonly OperatorPrice[];
}

/** The outbound prices of one subaccount, in one currency. */
export interface PriceTable {
  readonly currency: string | undefined;
  readonly countries: readonly CountryPrices[];
}

type SubAccountPrices = NonNullable<SmsGetPricesOutput['subAccounts']>[number];
type Outbound = NonNullable<SubAccountPrices['outbound']>;
type Country = NonNullable<Outbound['countries']>[number];

/** Builds the price table of a subaccount. Default: the first subaccount of the list. */
export function buildPriceTable({ subAccounts = [] }: SmsGetPricesOutput, subAccountId?: string): PriceTable {
  const subAccount = subAccounts.find(
    (candidate) =>
      subAccountId === undefined || candidate.subAccountId?.toLowerCase() === subAccountId.toLowerCase(),
  );
  const countries = outboundCountries(subAccount?.outbound);
  const currency = countries.flatMap(({ operators = [] }) => operators).find(({ price }) => price?.currency)
    ?.price?.currency;
  return { currency, countries: countries.map((country) => buildCountryPrices(country, currency)) };
}

/** `outbound` is a list in 8x8's schema, and an object in its example. Both are supported. */
function outboundCountries(outbound: Outbound | readonly Outbound[] | undefined): readonly Country[] {
  const list: readonly Outbound[] = outbound === undefined ? [] : [outbound].flat();
  return list.flatMap(({ countries = [] }) => countries);
}

/** Omits operators without a price in the currency of the table. */
function buildCountryPrices(country: Country, currency: string | undefined): CountryPrices {
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
 * Returns the prices for a phone number: of the given country, else of the country with the longest dialling prefix.
 * If several countries share the prefix, such as +1, the first one is used.
 */
export function findCountryPrices(
  { countries }: PriceTable,
  destination: string,
  country?: string,
): CountryPrices | undefined {
  if (country) return countries.find((candidate) => candidate.country === country.toUpperCase());
  const digits = destination.replace(/\D/g, '');
  let longest: CountryPrices | undefined;
  for (const candidate of countries) {
    const matches = candidate.prefix !== '' && digits.startsWith(candidate.prefix);
    if (matches && candidate.prefix.length > (longest?.prefix.length ?? 0)) longest = candidate;
  }
  return longest;
}

/** Returns the prices for a network, or all prices of the country if the network is unknown or not listed. */
export function findOperatorPrices(
  { operators }: CountryPrices,
  network: Network | undefined,
): readonly OperatorPrice[] {
  if (!network) return operators;
  // Price list and lookup can pad codes differently: 3 and 03.
  const sameCode = (one: string, other: string): boolean => Number(one) === Number(other);
  const matching = operators.filter(({ networks }) =>
    networks.some(({ mcc, mnc }) => sameCode(mcc, network.mcc) && sameCode(mnc, network.mnc)),
  );
  return matching.length > 0 ? matching : operators;
}
