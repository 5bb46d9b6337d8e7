import { defined, type JsonObject } from '../../engine/json';
import { customerByAddress } from '../../messages/customers';
import type { Message, MessageStatus, Step } from '../../messages/message';
import { templateOf } from '../templates/sent-template';
import type { World } from '../../engine/context';
import { chatUser } from './chat-user';
import { outboundContent } from './outbound-content';

/**
 * A delivery receipt of a chat message, in version 9 or 8.
 *
 * @see https://developer.8x8.com/connect/docs/delivery-receipts-for-outbound-chatapps
 */
export function chatReceipt(world: World, message: Message, step: Step, status: MessageStatus): JsonObject {
  const newest = world.state.settings.receiptVersion === 9;
  const channel = step.channel.toLowerCase();
  const onWhatsApp = channel === 'whatsapp';
  const arrived = status.detail === 'delivered_to_recipient' || status.state === 'read';
  const { state, detail, timestamp, errorCode, errorMessage } = status;
  const customer =
    world.state.customers.get(message.customer) ?? customerByAddress(world.state, message.customer);
  const user = chatUser(customer, {
    channel,
    realIds: newest,
    withId: newest ? arrived : onWhatsApp,
    withName: false,
  });
  return {
    ...(newest ? { version: 9 } : {}),
    namespace: 'ChatApps',
    eventType: 'outbound_message_status_changed',
    description: 'Delivery receipt of a chat message',
    payload: defined({
      umid: message.umid,
      batchId: message.batchId,
      clientMessageId: message.clientMessageId,
      clientBatchId: message.clientBatchId,
      subAccountId: message.subAccountId,
      channel: spelling[step.channel] ?? channel,
      user,
      status: defined({ state, detail, timestamp, errorCode, errorMessage }),
      whatsapp: onWhatsApp ? whatsAppPart(world, message, status, arrived) : undefined,
      outboundContent:
        newest && onWhatsApp && detail === 'delivered_to_recipient'
          ? outboundContent(world, message)
          : undefined,
    }),
  };
}

/** Channels are in lower case but for these two. */
const spelling: Readonly<Record<string, string>> = {
  ZaloNotification: 'ZaloNotification',
  LineNotification: 'LineNotification',
};

function whatsAppPart(
  world: World,
  message: Message,
  status: MessageStatus,
  arrived: boolean,
): JsonObject | undefined {
  if (status.providerErrorCode !== undefined) return { providerErrorCode: status.providerErrorCode };
  if (!arrived && status.state !== 'sent') return undefined;
  const category = templateOf(world.state, message.content)?.category ?? 'service';
  return { pricingCategory: category.toLowerCase() };
}
