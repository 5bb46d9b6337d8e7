import { listOf, spelled } from '../json';
import { timestampOf } from '../time/moments';
import { billingPeriod } from '../usage/billing-period';
import { usageRecords } from '../usage/usage-records';
import type { Behaviour } from './api-call';

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** How many messages of a month were delivered, counted from the sandbox's own books. */
export const messageUsage: Readonly<Record<string, Behaviour>> = {
  'chatApps.getMessageUsage': ({ world: { state, time }, input }) => {
    const period = billingPeriod(spelled(input['billingPeriod']), time.now());
    const groupBy = listOf(input['groupBy']).map(spelled);
    return {
      data: usageRecords(state, period, groupBy),
      meta: {
        accountId: state.account.accountId,
        billingPeriod: { start: dayOf(period.start), end: dayOf(period.end), status: 'closed' },
        dataAsOf: timestampOf(period.end + 1),
        groupBy,
        currency: state.account.currency,
      },
    };
  },
};
