import type {
  OperationInput,
  OperationOutput,
  SmsGetPricesOutputCountry,
  SmsGetPricesOutputInbound,
  SmsGetPricesOutputOperator,
  SmsGetPricesOutputOutbound,
  SmsGetPricesOutputPrice,
} from 'cpaas-8x8';

import { accountRecord, subAccountTable } from '../engine/account';
import { priceList } from '../numbers/price-list';
import { ApiError } from '../server/api-error';
import type { ApiCall, Handlers, Received } from '../server/operations/api-call';

/** Reads SMS prices and the account balance. */
export const smsAccountHandlers = {
  'sms.getPrices': getPrices,
  'sms.getBalance': ({ context }): OperationOutput<'sms.getBalance'> => {
    const { balance, currency } = context.state.record(accountRecord);
    if (balance === null) throw new ApiError(403, 1201, 'Only prepaid accounts have a balance');
    return { balance, currency };
  },
} satisfies Partial<Handlers>;

type CountryPrices = (typeof priceList)[number];

type PricesInput = OperationInput<'sms.getPrices'>;

function getPrices({ context, input }: ApiCall<PricesInput>): OperationOutput<'sms.getPrices'> {
  const { currency } = context.state.record(accountRecord);
  const direction = input.direction?.toLowerCase();
  const wantedSubAccountId = input.subAccountId;
  const country = input.country?.toUpperCase();
  const countries = priceList.filter((each) => country === undefined || each.country === country);
  const toPrice = (value: number): SmsGetPricesOutputPrice => ({ amount: value, currency });
  const outbound: SmsGetPricesOutputOutbound = {
    countries: countries
      .map((each) => ({ ...countryFields(each), operators: operatorPrices(each, input, toPrice) }))
      .filter(({ operators }) => operators.length > 0),
  };
  const inbound = countries.map(
    (each): SmsGetPricesOutputInbound => ({
      ...countryFields(each),
      numberTypes: [{ type: each.inbound.type, defaultPrice: toPrice(each.inbound.amount) }],
    }),
  );
  return {
    subAccounts: context.state
      .table(subAccountTable)
      .filter(({ subAccountId, channels }) =>
        wantedSubAccountId === undefined ? channels.length > 0 : wantedSubAccountId === subAccountId,
      )
      .map(({ subAccountId }) => ({
        subAccountId,
        ...(direction === 'inbound' ? {} : { outbound }),
        ...(direction === 'outbound' ? {} : { inbound }),
      })),
  };
}

function countryFields({ country, name, prefix }: CountryPrices): SmsGetPricesOutputCountry {
  return { alpha2Code: country, countryName: name, dialingPrefix: prefix };
}

function operatorPrices(
  { networks }: CountryPrices,
  { mcc, mnc }: Received<PricesInput>,
  toPrice: (value: number) => SmsGetPricesOutputPrice,
): SmsGetPricesOutputOperator[] {
  return networks
    .filter((each) => mcc === undefined || Number(each.mcc) === mcc)
    .filter((each) => mnc === undefined || each.mnc.some((code) => Number(code) === mnc))
    .map((each) => ({
      operatorName: each.operatorName,
      operatorId: Number(each.mcc + (each.mnc[0] ?? '').padStart(3, '0')),
      hni: each.mnc.map((code) => ({ mcc: each.mcc, mnc: code })),
      price: toPrice(each.amount),
    }));
}
