import type {
  OperationOutput,
  ChatAppsGetMessageUsageOutputData,
  ChatAppsGetMessageUsageOutputPricing,
} from 'cpaas-8x8';
import { timestampOf, momentOf } from '../../engine/timestamps';
import { billingPeriod, type BillingPeriod } from './billing-period';
import type { Handlers } from '../../server/operations/api-call';
import type { Message } from '../../messages/message';
import type { WorldState } from '../../engine/state';
import { chargeOf } from './pricing-category';

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

type Dimensions = Omit<ChatAppsGetMessageUsageOutputData, 'volume' | 'pricing'>;

interface Volume {
  delivered: number;
  charged: number;
  free: number;
}

/** What it needs to be told the price of. */
const priced = ['channel', 'businessAccountId', 'pricingCategory', 'country'];

/** The WhatsApp messages of a month that were delivered, counted apart by these dimensions. */
function usageRecords(
  state: WorldState,
  { start, end }: BillingPeriod,
  groupBy: readonly string[],
): ChatAppsGetMessageUsageOutputData[] {
  const groups = new Map<string, { readonly group: Dimensions; readonly volume: Volume }>();
  const count = (group: Dimensions): Volume => {
    const key = JSON.stringify(group);
    const known = groups.get(key) ?? { group, volume: { delivered: 0, charged: 0, free: 0 } };
    groups.set(key, known);
    return known.volume;
  };
  if (groupBy.length === 0) count({});
  for (const message of state.messages.values()) {
    const delivered = deliveredAt(message);
    if (delivered === undefined || delivered < start || delivered > end) continue;
    const { free, pricingCategory } = chargeOf(state, message);
    const all: Dimensions = {
      subAccountId: message.subAccountId,
      channel: 'whatsapp',
      country: message.country ?? '',
      businessAccountId: state.account.businessAccountId,
      pricingCategory,
    };
    const volume = count(
      Object.fromEntries(Object.entries(all).filter(([dimension]) => groupBy.includes(dimension))),
    );
    volume.delivered++;
    volume[free ? 'free' : 'charged']++;
  }
  const withPrices = priced.every((dimension) => groupBy.includes(dimension));
  return [...groups.values()].map(({ group, volume }) => ({
    ...group,
    volume,
    ...(withPrices ? { pricing: pricingOf(group, volume.charged) } : {}),
  }));
}

function deliveredAt({ direction, history }: Message): number | undefined {
  if (direction !== 'outbound') return undefined;
  const reached = history.find(
    ({ state, detail, channel }) =>
      channel === 'whatsapp' && state === 'delivered' && detail !== 'delivered_to_operator',
  );
  return reached && momentOf(reached.timestamp);
}

const firstTier = 250_000;

/** Utility and authentication get cheaper by the number, marketing and service do not. */
function pricingOf({ pricingCategory }: Dimensions, charged: number): ChatAppsGetMessageUsageOutputPricing {
  if (pricingCategory !== 'utility' && pricingCategory !== 'authentication') return { rateModel: 'flat' };
  const tiers = [
    { from: 0, to: firstTier, quantity: Math.min(charged, firstTier), status: 'completed' },
    {
      from: firstTier + 1,
      to: 2 * firstTier,
      quantity: Math.max(0, charged - firstTier),
      status: 'completed',
    },
  ];
  return { rateModel: 'tiered', tiers: tiers.filter(({ from, quantity }) => from === 0 || quantity > 0) };
}
