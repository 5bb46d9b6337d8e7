import type { Open } from 'cpaas-8x8';

import { emitWebhook } from '../delivery/emit-webhook';
import type { SandboxContext } from '../engine/context';
import { formatWithMilliseconds, formatWithSeconds } from '../engine/timestamps';
import { sameAddress } from '../numbers/phone-numbers';
import { createAssertion, type SchemaFor } from '../server/validation/assert-valid';
import { numberTable, type VirtualNumber } from './voice-store';

/** A change of a virtual number. */
export interface NumberChange {
  /** The virtual number. */
  readonly msisdn: string;
  /** The new state of the number. */
  readonly operationalStatus: Open<'Active' | 'Unhealthy' | 'Expiring' | 'Inactive'>;
}

export const numberChangeSchema: SchemaFor<NumberChange> = {
  type: 'object',
  properties: {
    msisdn: { type: 'string', minLength: 1 },
    operationalStatus: { type: 'string', enum: ['Active', 'Unhealthy', 'Expiring', 'Inactive'] },
  },
  required: ['msisdn', 'operationalStatus'],
};

const assertValid = createAssertion(numberChangeSchema);

/**
 * Changes the state of a virtual number on a tester's request, and emits a webhook of type VNU (virtual number
 * update).
 *
 * @throws {Error} when there is no such number.
 */
export function changeVirtualNumber(context: SandboxContext, request: NumberChange): VirtualNumber {
  assertValid(request, context.clock.now());
  const number = context.state.table(numberTable).find(({ msisdn }) => sameAddress(msisdn, request.msisdn));
  if (!number) throw new Error(`There is no virtual number ${request.msisdn}`);
  const now = context.clock.now();
  // An unhealthy number stays active.
  const healthy = request.operationalStatus !== 'Unhealthy';
  context.state.table(numberTable).update(number, {
    healthy,
    operationalStatus: healthy ? request.operationalStatus : 'Active',
    updatedAt: formatWithSeconds(now),
  });
  const { subAccountId } = number;
  const total = context.state.table(numberTable).filter((each) => each.subAccountId === subAccountId).length;
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
