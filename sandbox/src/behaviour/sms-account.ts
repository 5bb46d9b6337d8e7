import { textOf, type JsonObject } from '../json';
import { Problem } from '../server/problem';
import { priceList } from '../numbers/price-list';
import type { ApiCall, Behaviour } from './api-call';

/** What SMS cost, and what is left to pay them. */
export const smsAccount: Readonly<Record<string, Behaviour>> = {
  'sms.getPrices': getPrices,
  'sms.getBalance': ({ world }) => {
    const { balance, currency } = world.state.account;
    if (balance === null) throw new Problem(403, 1201, 'Only prepaid accounts have a balance');
    return { balance, currency };
  },
};

type CountryPrices = (typeof priceList)[number];

function getPrices({ world, input }: ApiCall): JsonObject {
  const { account, subAccounts } = world.state;
  const { currency } = account;
  const direction = textOf(input['direction'])?.toLowerCase();
  const wanted = textOf(input['subAccountId']);
  const country = textOf(input['country'])?.toUpperCase();
  const countries = priceList.filter((each) => country === undefined || each.country === country);
  const network = { mcc: input['mcc'], mnc: input['mnc'] };
  const amount = (value: number): JsonObject => ({ amount: value, currency });
  const outbound = {
    countries: countries
      .map((each) => ({ ...nameOf(each), operators: operatorsOf(each, network, amount) }))
      .filter(({ operators }) => operators.length > 0),
  };
  const inbound = countries.map((each) => ({
    ...nameOf(each),
    numberTypes: [{ type: each.inbound.type, defaultPrice: amount(each.inbound.amount) }],
  }));
  return {
    subAccounts: subAccounts
      .filter(({ subAccountId, channels }) =>
        wanted === undefined ? channels.length > 0 : wanted === subAccountId,
      )
      .map(({ subAccountId }) => ({
        subAccountId,
        ...(direction === 'inbound' ? {} : { outbound }),
        ...(direction === 'outbound' ? {} : { inbound }),
      })),
  };
}

function nameOf({ country, name, prefix }: CountryPrices): JsonObject {
  return { alpha2Code: country, countryName: name, dialingPrefix: prefix };
}

function operatorsOf(
  { networks }: CountryPrices,
  { mcc, mnc }: { readonly mcc: unknown; readonly mnc: unknown },
  amount: (value: number) => JsonObject,
): JsonObject[] {
  return networks
    .filter((each) => mcc === undefined || Number(each.mcc) === mcc)
    .filter((each) => mnc === undefined || each.mnc.some((code) => Number(code) === mnc))
    .map((each) => ({
      operatorName: each.operatorName,
      operatorId: Number(each.mcc + (each.mnc[0] ?? '').padStart(3, '0')),
      hni: each.mnc.map((code) => ({ mcc: each.mcc, mnc: code })),
      price: amount(each.amount),
    }));
}
