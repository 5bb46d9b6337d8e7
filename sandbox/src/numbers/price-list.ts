import { findCountry } from './dialling-codes';

/** A made-up network and the price of an SMS to it, of realistic size. */
interface NetworkPrice {
  readonly operatorName: string;
  readonly mcc: string;
  readonly mnc: readonly string[];
  readonly amount: number;
}

interface CountryPrice {
  readonly country: string;
  readonly name: string;
  readonly prefix: string;
  readonly networks: readonly NetworkPrice[];
  readonly inbound: { readonly type: string; readonly amount: number };
}

const network = (
  operatorName: string,
  mcc: string,
  mnc: readonly string[],
  amount: number,
): NetworkPrice => ({
  operatorName,
  mcc,
  mnc,
  amount,
});

const longcode = (amount: number) => ({ type: 'longcode', amount });

/**
 * The prices that the sandbox lists and charges for SMS. They are made up, in the account's currency, which is US
 * dollars in a new sandbox.
 */
export const priceList: readonly CountryPrice[] = [
  {
    country: 'SG',
    name: 'Singapore',
    prefix: '+65',
    networks: [
      network('Lion Mobile', '525', ['01', '02'], 0.0412),
      network('Merlion Telecom', '525', ['03'], 0.0398),
      network('Straits Cellular', '525', ['05', '06'], 0.0405),
    ],
    inbound: longcode(0.008),
  },
  {
    country: 'ID',
    name: 'Indonesia',
    prefix: '+62',
    networks: [
      network('Garuda Seluler', '510', ['10'], 0.0285),
      network('Nusa Mobile', '510', ['01'], 0.0271),
    ],
    inbound: longcode(0.006),
  },
  {
    country: 'PH',
    name: 'Philippines',
    prefix: '+63',
    networks: [
      network('Luzon Wireless', '515', ['02'], 0.0118),
      network('Visayas Mobile', '515', ['03'], 0.0121),
    ],
    inbound: longcode(0.004),
  },
  {
    country: 'MY',
    name: 'Malaysia',
    prefix: '+60',
    networks: [
      network('Penang Mobile', '502', ['12'], 0.0249),
      network('Borneo Cellular', '502', ['19'], 0.0256),
    ],
    inbound: longcode(0.005),
  },
  {
    country: 'TH',
    name: 'Thailand',
    prefix: '+66',
    networks: [network('Siam Mobile', '520', ['03'], 0.0132)],
    inbound: longcode(0.005),
  },
  {
    country: 'VN',
    name: 'Vietnam',
    prefix: '+84',
    networks: [network('Mekong Telecom', '452', ['01', '02'], 0.0433)],
    inbound: longcode(0.006),
  },
  {
    country: 'AU',
    name: 'Australia',
    prefix: '+61',
    networks: [network('Southern Cross Mobile', '505', ['01'], 0.0366)],
    inbound: longcode(0.007),
  },
  {
    country: 'GB',
    name: 'United Kingdom',
    prefix: '+44',
    networks: [network('Albion Mobile', '234', ['10', '30'], 0.0341)],
    inbound: longcode(0.007),
  },
  {
    country: 'US',
    name: 'United States',
    prefix: '+1',
    networks: [network('Prairie Wireless', '310', ['012', '410'], 0.0079)],
    inbound: longcode(0.0075),
  },
];

/** For countries without a listed price. */
const defaultPrice = 0.05;
const defaultInboundPrice = 0.0075;

/** The price of one segment to this number: that of the first network of its country. */
export function pricePerSms(number: string): number {
  const country = findCountry(number);
  return priceList.find((entry) => entry.country === country)?.networks[0]?.amount ?? defaultPrice;
}

/** The price of one segment from this number. */
export function pricePerInboundSms(number: string): number {
  const country = findCountry(number);
  return priceList.find((entry) => entry.country === country)?.inbound.amount ?? defaultInboundPrice;
}

/** Rounds to six digits, to remove floating-point errors from sums. */
export function roundAmount(amount: number): number {
  return Math.round(amount * 1_000_000) / 1_000_000;
}
