import type { SandboxContext } from '../../engine/context';
import { getSettings } from '../../engine/current-settings';
import type { MessagingTier } from '../../engine/settings';
import { defineTable } from '../../engine/state/table-definition';
import { dayMs } from '../../engine/timestamps';
import { isServiceWindowOpen } from '../messages/service-window';
import { emitBusinessEvent } from './business-event';

/** How many customers a business can start conversations with in 24 hours. */
const limits: Readonly<Record<MessagingTier, number>> = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_1K: 1_000,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: Infinity,
};

/** A customer to whom the business wrote on WhatsApp outside the customer service window. */
interface StartedConversation {
  readonly customer: string;
  /** When the business last did so, in milliseconds since 1970. */
  readonly startedAt: number;
}

/** The conversations of the last 24 hours, oldest first. Empty without a limit. */
const conversationTable = defineTable<StartedConversation>({
  name: 'startedConversations',
  key: ({ customer }) => customer,
  fields: { customer: 'string', startedAt: 'number' },
});

/** Whether a message to a customer would start a conversation too many. */
export function isMessagingLimitReached(context: SandboxContext, customer: string): boolean {
  const limit = limits[getSettings(context.state).messagingLimit];
  if (limit === Infinity) return false;
  const conversations = context.state.table(conversationTable);
  for (const conversation of conversations.values()) {
    if (context.clock.now() - conversation.startedAt < dayMs) break;
    conversations.delete(conversation);
  }
  return conversations.size >= limit && conversations.get(customer) === undefined;
}

/** Counts a WhatsApp message that will be delivered, if it starts a conversation. */
export function countConversation(context: SandboxContext, customer: string): void {
  const { state, clock } = context;
  if (getSettings(state).messagingLimit === 'TIER_UNLIMITED' || isServiceWindowOpen(context, customer))
    return;
  const conversations = state.table(conversationTable);
  const earlier = conversations.get(customer);
  if (earlier) conversations.delete(earlier);
  conversations.put({ customer, startedAt: clock.now() });
}

/** Emits the event with which 8x8 tells that the limit of the account has changed. */
export function emitLimitChange(context: SandboxContext, before: MessagingTier): void {
  const { messagingLimit: tier } = getSettings(context.state);
  if (tier === before) return;
  const event = limits[tier] > limits[before] ? 'UPGRADE' : 'DOWNGRADE';
  emitBusinessEvent(context, {
    eventType: 'phone_number_quality_update',
    details: { meta: { event, maxDailyConversationsPerBusiness: tier } },
  });
}
