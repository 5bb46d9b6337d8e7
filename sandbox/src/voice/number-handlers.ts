import type { OperationOutput, VoiceGetNumbersOutputNumber } from 'cpaas-8x8';

import { sameAddress } from '../numbers/phone-numbers';
import { notFound } from '../server/api-error';
import type { VirtualNumber } from './voice-store';
import { timestamp, type World } from '../engine/context';
import { subAccountIdOf, type ApiCall, type Handlers } from '../server/operations/api-call';

/** The numbers of a subaccount. */
export const voiceNumbers = {
  'voice.getNumbers': (call): OperationOutput<'voice.getNumbers'> => {
    const numbers = numbersOf(call);
    return {
      totalNumbers: numbers.length,
      lastUpdatedAt:
        numbers
          .map(({ updatedAt }) => updatedAt)
          .sort()
          .at(-1) ?? timestamp(call.world),
      numbers: numbers.map((number) => described(call.world, number)),
      statusCode: 0,
      statusMessage: 'ok',
    };
  },
  'voice.checkNumber': (call): OperationOutput<'voice.checkNumber'> => {
    const wanted = call.input.number;
    const found = numbersOf(call).find(({ msisdn }) => sameAddress(msisdn, wanted));
    if (!found) throw notFound(`The subaccount has no number ${wanted}`);
    const { referenceId, msisdn, countryCode } = found;
    return {
      statusCode: 0,
      statusMessage: 'ok',
      timestamp: timestamp(call.world),
      payload: { referenceId, msisdn, countryCode },
    };
  },
} satisfies Partial<Handlers>;

const numbersOf = (call: ApiCall): VirtualNumber[] =>
  call.world.state.voice.numbers.filter(({ subAccountId }) => subAccountId === subAccountIdOf(call));

function described({ url }: World, number: VirtualNumber): VoiceGetNumbersOutputNumber {
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
