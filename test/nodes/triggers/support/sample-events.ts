import { randomUUID } from 'node:crypto';

/** An inbound SMS as 8x8 posts it. */
export function smsInbound(more: object = {}): object {
  return {
    namespace: 'SMS',
    eventType: 'inbound_message_received',
    description: 'Inbound message',
    payload: {
      umid: randomUUID(),
      subAccountId: 'Harbour_SMS',
      timestamp: '2026-03-01T08:15:00.00Z',
      source: '+6591110001',
      destination: '+6580000001',
      body: 'Is my parcel there?',
      encoding: 'GSM7',
      smsCount: 1,
      ...more,
    },
  };
}
