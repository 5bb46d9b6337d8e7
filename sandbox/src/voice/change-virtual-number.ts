import type { Open } from 'cpaas-8x8';

import { emitWebhook } from '../delivery/emit-webhook';
import type { SandboxContext } from '../engine/context';
import { formatWithMilliseconds, formatWithSeconds } from '../engine/timestamps';
import { sameAddress } from '../numbers/phone-numbers';
import { createAssertion } from '../server/validation/assert-valid';
import type { VirtualNumber } from './voice-store';

/** A change of a virtual number. */
export interface NumberChange {
  /** The virtual number. */
  readonly msisdn: string;
  /** The new state of the number. */
  readonly operationalStatus: Open<'Active' | 'Unhealthy' | 'Expiring' | 'Inactive'>;
}

const assertValid = createAssertion<NumberChange>({
  type: 'object',
  properties: {
    msisdn: { type: 'string', minLength: 1 },
    operationalStatus: { type: 'string', enum: ['Active', 'Unhealthy', 'Expiring', 'Inactive'] },
  },
  required: ['msisdn', 'operationalStatus'],
});

/**
 * Changes the state of a virtual number, and emits a webhook of type VNU.
 *
 * @throws {Error} when there is no such number.
 */
export function changeVirtualNumber(context: SandboxContext, request: NumberChange): VirtualNumber {
  assertValid(request, context.clock.now());
  const number = context.state.voice.numbers.find(({ msisdn }) => sameAddress(msisdn, request.msisdn));
  if (!number) throw new Error(`There is no virtual number ${request.msisdn}`);
  const now = context.clock.now();
  // An unhealthy number stays active.
  number.healthy = request.operationalStatus !== 'Unhealthy';
  number.operationalStatus = number.healthy ? request.operationalStatus : 'Active';
  number.updatedAt = formatWithSeconds(now);
  const { subAccountId } = number;
  const total = context.state.voice.numbers.filter((each) => each.subAccountId === subAccountId).length;
  emitWebhook(context, {
    type: 'voice.virtualNumbers',
    subAccountId,
    body: {
      namespace: 'VOICE',
      eventType: 'VIRTUAL_NUMBER_UPDATE',
      description: 'A virtual number has changed',
      payload: {
        subAccountId,
        totalNumbers: total,
        updateEventType: 'UPDATES',
        virtualNumbers: [
          {
            msisdn: number.msisdn,
            updatedTimestamp: formatWithMilliseconds(now),
            countryCode: number.countryCode,
            operationalStatus: request.operationalStatus,
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
