import { type JsonObject, defined } from '../engine/json';
import { timestampOf, momentOf } from '../engine/timestamps';
import type { Message, MessageStatus } from '../messages/message';

/** An SMS that was received. @see https://developer.8x8.com/connect/docs/inbound-sms */
export function smsInbound(message: Message): JsonObject {
  return {
    namespace: 'SMS',
    eventType: 'inbound_message_received',
    description: 'SMS received',
    payload: {
      umid: message.umid,
      subAccountId: message.subAccountId,
      timestamp: timestampOf(momentOf(message.createdAt)),
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
 * A delivery receipt of an SMS. The price stands in it once the message is charged: not before it is sent, and not
 * when 8x8 itself rejects it.
 *
 * @see https://developer.8x8.com/connect/docs/delivery-receipts-for-outbound-sms
 */
export function smsReceipt(message: Message, status: MessageStatus): JsonObject {
  const charged = status.state !== 'queued' && status.state !== 'rejected';
  const { state, detail, timestamp, errorCode, errorMessage } = status;
  return {
    namespace: 'SMS',
    eventType: 'outbound_message_status_changed',
    description: 'SMS delivery receipt',
    payload: defined({
      umid: message.umid,
      batchId: message.batchId,
      clientMessageId: message.clientMessageId,
      clientBatchId: message.clientBatchId,
      subAccountId: message.subAccountId,
      source: message.from,
      destination: message.to,
      status: defined({ state, detail, timestamp, errorCode, errorMessage }),
      price: charged ? message.price : undefined,
      smsCount: message.smsCount,
    }),
  };
}
