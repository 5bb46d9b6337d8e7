import type { SandboxContext } from '../../engine/context';
import { getSettings } from '../../engine/current-settings';
import { withoutUndefined, type JsonObject } from '../../engine/json';
import { findOrCreateCustomerByAddress, findCustomer } from '../../messages/customers';
import type { Message, MessageStatus, Step } from '../../messages/message';
import { findTemplate } from '../templates/sent-template';
import { chatUserPayload } from './chat-user';
import { outboundContentPayload } from './outbound-content';

/**
 * Creates a delivery receipt of a chat message, version 9 or 8.
 *
 * @see https://developer.8x8.com/connect/docs/delivery-receipts-for-outbound-chatapps
 */
export function chatReceiptPayload(
  context: SandboxContext,
  message: Message,
  step: Step,
  status: MessageStatus,
): JsonObject {
  const isVersion9 = getSettings(context.state).receiptVersion === 9;
  const channel = step.channel.toLowerCase();
  const isWhatsApp = channel === 'whatsapp';
  const hasArrived = status.detail === 'delivered_to_recipient' || status.state === 'read';
  const { state, detail, timestamp, errorCode, errorMessage } = status;
  const customer =
    findCustomer(context.state, message.customer) ??
    findOrCreateCustomerByAddress(context.state, message.customer);
  const user = chatUserPayload(customer, {
    channel,
    useChannelIds: isVersion9,
    includeId: isVersion9 ? hasArrived : isWhatsApp,
    includeName: false,
  });
  return {
    ...(isVersion9 ? { version: 9 } : {}),
    namespace: 'ChatApps',
    eventType: 'outbound_message_status_changed',
    description: 'Delivery receipt of a chat message',
    payload: withoutUndefined({
      umid: message.umid,
      batchId: message.batchId,
      clientMessageId: message.clientMessageId,
      clientBatchId: message.clientBatchId,
      subAccountId: message.subAccountId,
      channel: channelSpelling[step.channel] ?? channel,
      user,
      status: withoutUndefined({ state, detail, timestamp, errorCode, errorMessage }),
      whatsapp: isWhatsApp ? whatsAppFields(context, message, status, hasArrived) : undefined,
      outboundContent:
        isVersion9 && isWhatsApp && detail === 'delivered_to_recipient'
          ? outboundContentPayload(context, message)
          : undefined,
    }),
  };
}

/** The spelling of channels in receipts. All other channels are in lower case. */
const channelSpelling: Readonly<Record<string, string>> = {
  ZaloNotification: 'ZaloNotification',
  LineNotification: 'LineNotification',
};

function whatsAppFields(
  context: SandboxContext,
  message: Message,
  status: MessageStatus,
  hasArrived: boolean,
): JsonObject | undefined {
  if (status.providerErrorCode !== undefined) return { providerErrorCode: status.providerErrorCode };
  if (!hasArrived && status.state !== 'sent') return undefined;
  const category = findTemplate(context.state, message.content)?.category ?? 'service';
  return { pricingCategory: category.toLowerCase() };
}
