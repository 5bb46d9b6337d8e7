import type { MessageProduct } from '../../messages/lifecycle/message-product';
import { countConversation } from '../business-account/messaging-limit';
import { chatReceiptPayload } from '../webhook-payloads/chat-receipt';
import { findWhatsAppFailure } from './whatsapp-failures';

/** What is particular to the lifecycle of a chat message: WhatsApp's rules, and the receipts. */
export const chatProduct: MessageProduct = {
  receipt: 'chatApps.status',
  createReceipt: chatReceiptPayload,
  findFailure: (context, message, channel) =>
    channel === 'WhatsApp' ? findWhatsAppFailure(context, message) : undefined,
  onSent(context, { customer }, channel) {
    if (channel === 'WhatsApp') countConversation(context, customer);
  },
};
