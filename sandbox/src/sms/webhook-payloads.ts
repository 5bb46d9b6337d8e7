import { type JsonObject, withoutUndefined } from '../engine/json';
import { formatTimestamp, parseTimestamp } from '../engine/timestamps';
import type { Message, MessageStatus } from '../messages/message';

/**
 * Creates the webhook payload of an SMS from a customer.
 *
 * @see https://developer.8x8.com/connect/docs/inbound-sms
 */
export function inboundSmsPayload(message: Message): JsonObject {
  return {
    namespace: 'SMS',
    eventType: 'inbound_message_received',
    description: 'SMS received',
    payload: {
      umid: message.umid,
      subAccountId: message.subAccountId,
      timestamp: formatTimestamp(parseTimestamp(message.createdAt)),
      source: message.from,
      destination: message.to,
      body: message.text,
      encoding: message.encoding,
      smsCount: message.smsCount,
      price: message.price,
    },
  };
}

/**
 * Creates the webhook payload of a delivery receipt. Includes the price once the message is charged: not before it is
 * sent, and not when 8x8 rejects it.
 *
 * @see https://developer.8x8.com/connect/docs/delivery-receipts-for-outbound-sms
 */
export function smsReceiptPayload(message: Message, status: MessageStatus): JsonObject {
  const isCharged = status.state !== 'queued' && status.state !== 'rejected';
  const { state, detail, timestamp, errorCode, errorMessage } = status;
  return {
    namespace: 'SMS',
    eventType: 'outbound_message_status_changed',
    description: 'SMS delivery receipt',
    payload: withoutUndefined({
      umid: message.umid,
      batchId: message.batchId,
      clientMessageId: message.clientMessageId,
      clientBatchId: message.clientBatchId,
      subAccountId: message.subAccountId,
      source: message.from,
      destination: message.to,
      status: withoutUndefined({ state, detail, timestamp, errorCode, errorMessage }),
      price: isCharged ? message.price : undefined,
      smsCount: message.smsCount,
    }),
  };
}
