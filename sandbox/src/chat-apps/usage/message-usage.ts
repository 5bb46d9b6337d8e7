import type {
  OperationOutput,
  ChatAppsGetMessageUsageOutputData,
  ChatAppsGetMessageUsageOutputPricing,
} from 'cpaas-8x8';

import { accountRecord } from '../../engine/account';
import type { SandboxState } from '../../engine/state/state';
import { formatTimestamp, parseTimestamp } from '../../engine/timestamps';
import type { Message } from '../../messages/message';
import { messageTable } from '../../messages/message-store';
import type { Handlers } from '../../server/operations/api-call';
import { parseBillingPeriod, type BillingPeriod } from './billing-period';
import { findCharge } from './pricing-category';

const toDate = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Counts the WhatsApp messages that were delivered in a month that has ended. */
export const messageUsageHandlers = {
  'chatApps.getMessageUsage': ({
    context: { state, clock },
    input: { billingPeriod: month, groupBy = [] },
  }): OperationOutput<'chatApps.getMessageUsage'> => {
    const period = parseBillingPeriod(month, clock.now());
    return {
      data: createUsageRecords(state, period, groupBy),
      meta: {
        accountId: state.record(accountRecord).accountId,
        billingPeriod: { start: toDate(period.start), end: toDate(period.end), status: 'closed' },
        dataAsOf: formatTimestamp(period.end + 1),
        groupBy: [...groupBy],
        currency: state.record(accountRecord).currency,
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

/**
 * `pricing` is included only when the result is grouped by all of these. It has the rate model and the tiers, but no
 * amounts.
 */
const pricingDimensions = ['channel', 'businessAccountId', 'pricingCategory', 'country'];

/** Counts the WhatsApp messages delivered in a month, grouped by these dimensions. */
function createUsageRecords(
  state: SandboxState,
  { start, end }: BillingPeriod,
  groupBy: readonly string[],
): ChatAppsGetMessageUsageOutputData[] {
  const groups = new Map<string, { readonly group: Dimensions; readonly volume: Volume }>();
  const count = (group: Dimensions): Volume => {
    const key = JSON.stringify(group);
    const entry = groups.get(key) ?? { group, volume: { delivered: 0, charged: 0, free: 0 } };
    groups.set(key, entry);
    return entry.volume;
  };
  if (groupBy.length === 0) count({});
  for (const message of state.table(messageTable).values()) {
    const delivered = findDeliveryTime(message);
    if (delivered === undefined || delivered < start || delivered > end) continue;
    const { free, pricingCategory } = findCharge(state, message);
    const dimensions: Dimensions = {
      subAccountId: message.subAccountId,
      channel: 'whatsapp',
      country: message.country ?? '',
      businessAccountId: state.record(accountRecord).businessAccountId,
      pricingCategory,
    };
    const volume = count(
      Object.fromEntries(Object.entries(dimensions).filter(([dimension]) => groupBy.includes(dimension))),
    );
    volume.delivered++;
    volume[free ? 'free' : 'charged']++;
  }
  const withPrices = pricingDimensions.every((dimension) => groupBy.includes(dimension));
  return [...groups.values()].map(({ group, volume }) => ({
    ...group,
    volume,
    ...(withPrices ? { pricing: createPricing(group, volume.charged) } : {}),
  }));
}

function findDeliveryTime({ direction, history }: Message): number | undefined {
  if (direction !== 'outbound') return undefined;
  const reached = history.find(
    ({ state, detail, channel }) =>
      channel === 'whatsapp' && state === 'delivered' && detail !== 'delivered_to_operator',
  );
  return reached && parseTimestamp(reached.timestamp);
}

const firstTierLimit = 250_000;

/**
 * Returns the rate model, and how many charged messages fall into each tier. Utility and authentication messages have
 * tiers; marketing and service messages do not.
 */
function createPricing(
  { pricingCategory }: Dimensions,
  charged: number,
): ChatAppsGetMessageUsageOutputPricing {
  if (pricingCategory !== 'utility' && pricingCategory !== 'authentication') return { rateModel: 'flat' };
  const tiers = [
    { from: 0, to: firstTierLimit, quantity: Math.min(charged, firstTierLimit), status: 'completed' },
    {
      from: firstTierLimit + 1,
      to: 2 * firstTierLimit,
      quantity: Math.max(0, charged - firstTierLimit),
      status: 'completed',
    },
  ];
  return { rateModel: 'tiered', tiers: tiers.filter(({ from, quantity }) => from === 0 || quantity > 0) };
}
