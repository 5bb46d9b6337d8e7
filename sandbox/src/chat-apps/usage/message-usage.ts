import type { OperationOutput } from 'cpaas-8x8';

import { timestampOf } from '../../engine/timestamps';
import { billingPeriod } from './billing-period';
import { usageRecords } from './usage-records';
import type { Handlers } from '../../server/api-call';

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** How many messages of a month were delivered, counted from the sandbox's own books. */
export const messageUsage = {
  'chatApps.getMessageUsage': ({
    world: { state, time },
    input: { billingPeriod: month, groupBy = [] },
  }): OperationOutput<'chatApps.getMessageUsage'> => {
    const period = billingPeriod(month, time.now());
    return {
      data: usageRecords(state, period, groupBy),
      meta: {
        accountId: state.account.accountId,
        billingPeriod: { start: dayOf(period.start), end: dayOf(period.end), status: 'closed' },
        dataAsOf: timestampOf(period.end + 1),
        groupBy: [...groupBy],
        currency: state.account.currency,
      },
    };
  },
} satisfies Partial<Handlers>;
