import type { JsonObject } from '../engine/json';
import { timestampOf, momentOf } from '../engine/timestamps';
import type { Message } from '../messages/message';

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
