import type { OperationOutput, VoiceGetNumbersOutputNumber } from 'cpaas-8x8';

import { currentTimestamp, type SandboxContext } from '../engine/context';
import { sameAddress } from '../numbers/phone-numbers';
import { notFound } from '../server/api-error';
import { requireSubAccountId, type ApiCall, type Handlers } from '../server/operations/api-call';
import { numberTable, type VirtualNumber } from './voice-store';

/** Lists the virtual numbers of a subaccount, and checks whether a number is one of them. */
export const voiceNumberHandlers = {
  'voice.getNumbers': (call): OperationOutput<'voice.getNumbers'> => {
    const numbers = findNumbers(call);
    return {
      totalNumbers: numbers.length,
      lastUpdatedAt:
        numbers
          .map(({ updatedAt }) => updatedAt)
          .sort()
          .at(-1) ?? currentTimestamp(call.context),
      numbers: numbers.map((number) => toNumberOutput(call.context, number)),
      statusCode: 0,
      statusMessage: 'ok',
    };
  },
  'voice.checkNumber': (call): OperationOutput<'voice.checkNumber'> => {
    const wantedNumber = call.input.number;
    const found = findNumbers(call).find(({ msisdn }) => sameAddress(msisdn, wantedNumber));
    if (!found) throw notFound(`The subaccount has no number ${wantedNumber}`);
    const { referenceId, msisdn, countryCode } = found;
    return {
      statusCode: 0,
      statusMessage: 'ok',
      timestamp: currentTimestamp(call.context),
      payload: { referenceId, msisdn, countryCode },
    };
  },
} satisfies Partial<Handlers>;

const findNumbers = (call: ApiCall): VirtualNumber[] =>
  call.context.state
    .table(numberTable)
    .filter(({ subAccountId }) => subAccountId === requireSubAccountId(call));

function toNumberOutput({ url }: SandboxContext, number: VirtualNumber): VoiceGetNumbersOutputNumber {
  const { msisdn, subAccountId, countryCode, operationalStatus, referenceId, healthy } = number;
  return {
    msisdn,
    dateCreated: number.createdAt,
    dateUpdated: number.updatedAt,
    countryCode,
    operationalStatus,
    referenceId,
    rentalPrice: 5,
    incomingRate: 0.01,
    billingUnit: 60,
    billingCurrency: 'USD',
    numberType: 'Local',
    uri: `${url}/voice/api/v1/subaccounts/${encodeURIComponent(subAccountId)}/numbers/${msisdn.slice(1)}`,
    numberHealthCheckEnabled: true,
    numberHealth: {
      isHealthy: healthy,
      status: healthy ? 'Healthy' : 'Unhealthy',
      lastCheckedTime: number.updatedAt,
    },
  };
}
