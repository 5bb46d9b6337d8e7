import { getChannelCapabilities, canCarry } from '../../chat-apps/messages/channel-capabilities';
import { findTemplate } from '../../chat-apps/templates/sent-template';
import { isBlacklisted } from '../../contacts/blacklist';
import type { SandboxContext } from '../../engine/context';
import { dayMs, parseTimestamp } from '../../engine/timestamps';
import type { Message, PlannedStatus } from '../message';
import { failures, whatsAppFailures, type Failure } from './failures';
import { lastFourDigits, findMagicFailure } from './magic-numbers';

const slowDeliveryMs = 60_000;
/** Delay of the receipt of `sent`, so that it can arrive after later receipts. */
const lateReceiptMs = 3_000;

/** Plans the statuses of a message on a channel and their delays. */
export function planStatuses(context: SandboxContext, message: Message, channel: string): PlannedStatus[] {
  const delays = context.options.statusDelaysMs;
  const queued: PlannedStatus = { state: 'queued', delayMs: delays.queued };
  const sent: PlannedStatus = { state: 'sent', delayMs: delays.sent };
  const failure = findFailure(context, message, channel);
  if (failure) {
    const state = failure.detail === undefined ? 'rejected' : 'undelivered';
    const failed: PlannedStatus = { state, ...failure, delayMs: delays.failed };
    return failure.detail === 'undelivered_to_recipient' ? [queued, sent, failed] : [queued, failed];
  }
  return applyMagicNumber(lastFourDigits(message.customer), [
    queued,
    sent,
    ...deliveryStatuses(context, channel),
  ]);
}

function deliveryStatuses(context: SandboxContext, channel: string): PlannedStatus[] {
  const delays = context.options.statusDelaysMs;
  const { delivered, read } = getChannelCapabilities(channel);
  if (!delivered) return [];
  const states: PlannedStatus[] = [
    { state: 'delivered', detail: 'delivered_to_operator', delayMs: delays.deliveredToOperator },
    { state: 'delivered', detail: 'delivered_to_recipient', delayMs: delays.deliveredToRecipient },
  ];
  if (read && context.state.settings.autoRead) states.push({ state: 'read', delayMs: delays.read });
  return states;
}

function applyMagicNumber(lastDigits: string, states: readonly PlannedStatus[]): PlannedStatus[] {
  const upTo = (last: (status: PlannedStatus) => boolean): PlannedStatus[] => {
    const index = states.findIndex(last);
    return index < 0 ? [...states] : states.slice(0, index + 1);
  };
  switch (lastDigits) {
    case '0002':
      return upTo(({ state }) => state === 'sent');
    case '0003':
      return upTo(({ detail }) => detail === 'delivered_to_operator');
    case '0004':
      return upTo(({ detail }) => detail === 'delivered_to_recipient');
    case '0008':
      return states.map((status) =>
        status.detail === 'delivered_to_operator'
          ? { ...status, delayMs: status.delayMs + slowDeliveryMs }
          : status,
      );
    case '0009':
      return states.map((status) => ({
        ...status,
        receiptCopies: 2,
        ...(status.state === 'sent' ? { receiptDelayMs: lateReceiptMs } : {}),
      }));
    default:
      return [...states];
  }
}

function findFailure(context: SandboxContext, message: Message, channel: string): Failure | undefined {
  const isChatMessage = message.product === 'chatapps';
  if (isBlacklisted(context.state.contacts, message.customer)) return failures.blacklisted;
  if (isChatMessage && !canCarry(channel, message.type)) return failures.contentUnsupported;
  if (channel === 'SMS' && context.state.customers.get(message.customer)?.msisdn === undefined) {
    return failures.invalidDestination;
  }
  const magicFailure = findMagicFailure(message.customer, channel, isChatMessage);
  if (magicFailure) return magicFailure;
  return channel === 'WhatsApp' ? findWhatsAppFailure(context, message) : undefined;
}

function findWhatsAppFailure(context: SandboxContext, message: Message): Failure | undefined {
  const { settings, customers } = context.state;
  if (message.type === 'Template') {
    const template = findTemplate(context.state, message.content);
    if (template?.status === 'PAUSED') return whatsAppFailures[1035];
    if (template?.status === 'DISABLED') return whatsAppFailures[1036];
    const hasNumber = customers.get(message.customer)?.msisdn !== undefined;
    return template?.category === 'AUTHENTICATION' && !hasNumber ? whatsAppFailures[1054] : undefined;
  }
  return settings.whatsAppWindow && !hasOpenServiceWindow(context, message.customer)
    ? whatsAppFailures[1022]
    : undefined;
}

function hasOpenServiceWindow(context: SandboxContext, customer: string): boolean {
  const since = context.clock.now() - dayMs;
  for (const message of context.state.messages.values()) {
    if (message.direction !== 'inbound' || message.customer !== customer) continue;
    if (message.channel === 'whatsapp' && parseTimestamp(message.createdAt) >= since) return true;
  }
  return false;
}
