import type { Open } from 'cpaas-8x8';

import { checked } from '../server/validation/assert-valid';
import { fire } from '../delivery/emit-webhook';
import { sameAddress } from '../numbers/phone-numbers';
import type { World } from '../engine/context';
import { exactMoment, wholeSecond } from './calls/call-durations';
import type { VirtualNumber } from './voice-store';

/** Something happens to a virtual number. */
export interface NumberChange {
  /** The virtual number. */
  readonly msisdn: string;
  /** The new state of the number. */
  readonly operationalStatus: Open<'Active' | 'Unhealthy' | 'Expiring' | 'Inactive'>;
}

const check = checked<NumberChange>({
  type: 'object',
  properties: {
    msisdn: { type: 'string', minLength: 1 },
    operationalStatus: { type: 'string', enum: ['Active', 'Unhealthy', 'Expiring', 'Inactive'] },
  },
  required: ['msisdn', 'operationalStatus'],
});

/** Changes the state of a virtual number, and tells the webhook of type VNU. @throws {Error} when there is none. */
export function changeNumber(world: World, given: NumberChange): VirtualNumber {
  check(given, world.time.now());
  const number = world.state.voice.numbers.find(({ msisdn }) => sameAddress(msisdn, given.msisdn));
  if (!number) throw new Error(`There is no virtual number ${given.msisdn}`);
  const now = world.time.now();
  // A number that cannot be reached is active all the same.
  number.healthy = given.operationalStatus !== 'Unhealthy';
  number.operationalStatus = number.healthy ? given.operationalStatus : 'Active';
  number.updatedAt = wholeSecond(now);
  const { subAccountId } = number;
  const total = world.state.voice.numbers.filter((each) => each.subAccountId === subAccountId).length;
  fire(world, {
    type: 'voice.virtualNumbers',
    subAccountId,
    body: {
      namespace: 'VOICE',
      eventType: 'VIRTUAL_NUMBER_UPDATE',
      description: 'Something about virtual numbers has changed',
      payload: {
        subAccountId,
        totalNumbers: total,
        updateEventType: 'UPDATES',
        virtualNumbers: [
          {
            msisdn: number.msisdn,
            updatedTimestamp: exactMoment(now),
            countryCode: number.countryCode,
            operationalStatus: given.operationalStatus,
            referenceId: number.referenceId,
            rentalPrice: 5,
            incomingRate: 0.01,
            billingUnit: 60,
            billingCurrency: 'USD',
            numberHealthCheckEnabled: true,
            updateStatus: 'UPDATED',
          },
        ],
      },
    },
  });
  return number;
}
