import type { Schema } from '../../schema/json-schema';

const envelope = {
  eventId: { type: 'string', description: "8x8's ID of the event" },
  timestamp: { type: 'string', format: 'date-time', description: 'When it happened, UTC' },
  provider: { type: 'string', enum: ['WhatsApp'] },
  businessAccountId: { type: 'string', description: 'WhatsApp business account ID (WABA)' },
  accountId: { type: 'string', description: '8x8 account; in events about users, the subaccount' },
  eventType: { type: 'string' },
} as const satisfies Readonly<Record<string, Schema>>;

type Payload<D extends Readonly<Record<string, Schema>>> = {
  readonly type: 'object';
  readonly properties: typeof envelope & {
    readonly eventDetails: { readonly type: 'object'; readonly properties: D };
  };
};

/** The payload of a WhatsApp business event: the whole body, with these details. */
export function whatsAppPayload<const D extends Readonly<Record<string, Schema>>>(details: D): Payload<D> {
  return {
    type: 'object',
    properties: { ...envelope, eventDetails: { type: 'object', properties: details } },
  };
}

/** What all WhatsApp business events have in common. */
export const whatsAppEvent = {
  family: 'whatsApp',
  webhook: { via: 'chatapps', type: 'CABM' },
  identity: { required: ['eventId'] },
  occurredAt: 'timestamp',
  channel: { is: 'whatsapp' },
} as const;

/** The last of the simple fields of all WhatsApp business events. */
export const simpleEnvelope = {
  businessAccountId: 'businessAccountId',
  accountId: 'accountId',
  eventId: 'eventId',
} as const;
