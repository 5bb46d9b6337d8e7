import { isBlacklisted } from '../../contacts/blacklist';
import type { SandboxContext } from '../../engine/context';
import { getSettings } from '../../engine/current-settings';
import { findCustomer } from '../customers';
import type { Message, PlannedStatus } from '../message';
import { getChannelCapabilities, canCarry } from './channel-capabilities';
import { failures, type Failure } from './failures';
import { lastFourDigits, findMagicFailure } from './magic-numbers';
import type { MessageProduct } from './message-product';

const slowDeliveryMs = 60_000;
/** Delay of the receipt of `sent`, so that it can arrive after later receipts. */
const lateReceiptMs = 3_000;

/**
 * Plans which statuses a message gets on a channel, and when. The customer (blacklist, missing or magic number), the channel's capabilities, and the rules of the product decide it.
 */
export function planStatuses(
  context: SandboxContext,
  product: MessageProduct,
  message: Message,
  channel: string,
): PlannedStatus[] {
  const delays = context.options.statusDelaysMs;
  const queued: PlannedStatus = { state: 'queued', delayMs: delays.queued };
  const sent: PlannedStatus = { state: 'sent', delayMs: delays.sent };
  const failure = findFailure(context, product, message, channel);
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
  if (read && getSettings(context.state).autoRead) states.push({ state: 'read', delayMs: delays.read });
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

function findFailure(
  context: SandboxContext,
  product: MessageProduct,
  message: Message,
  channel: string,
): Failure | undefined {
  const isChatMessage = message.product === 'chatapps';
  if (isBlacklisted(context.state, message.customer)) return failures.blacklisted;
  if (isChatMessage && !canCarry(channel, message.type)) return failures.contentUnsupported;
  if (channel === 'SMS' && findCustomer(context.state, message.customer)?.msisdn === undefined) {
    return failures.invalidDestination;
  }
  return (
    findMagicFailure(message.customer, channel, isChatMessage) ??
    product.findFailure?.(context, message, channel)
  );
}
