import type { Schema } from '../../../validation/json-schema';

const envelope = {
  eventId: { type: 'string', description: "8x8's ID of the event" },
  timestamp: { type: 'string', format: 'date-time', description: 'When it happened, UTC' },
  provider: {
    type: 'string',
    description: 'Channel that the event is about, always WhatsApp',
    enum: ['WhatsApp'],
  },
  businessAccountId: {
    type: 'string',
    description: 'ID of the WhatsApp business account (WABA) that the event is about',
  },
  accountId: {
    type: 'string',
    description: 'ID of the account at 8x8; in events about users, the subaccount ID',
  },
  eventType: { type: 'string', description: 'Kind of the event, as 8x8 names it' },
} as const satisfies Readonly<Record<string, Schema>>;

const eventDetails = 'What happened; the fields depend on the kind of the event';

type Payload<D extends Readonly<Record<string, Schema>>> = {
  readonly type: 'object';
  readonly properties: typeof envelope & {
    readonly eventDetails: {
      readonly type: 'object';
      readonly description: string;
      readonly properties: D;
    };
  };
};

/** The payload of a WhatsApp business event: the whole body, with these details. */
export function whatsAppPayload<const D extends Readonly<Record<string, Schema>>>(details: D): Payload<D> {
  return {
    type: 'object',
    properties: {
      ...envelope,
      eventDetails: { type: 'object', description: eventDetails, properties: details },
    },
  };
}

/** The properties that the entries of all WhatsApp business events share. */
export const whatsAppEvent = {
  family: 'whatsApp',
  webhook: { via: 'chatapps', type: 'CABM' },
  identity: { required: ['eventId'] },
  occurredAt: 'timestamp',
  channel: { is: 'whatsapp' },
} as const;

/** The simplified fields that all WhatsApp business events share; they come last. */
export const simpleEnvelope = {
  businessAccountId: 'businessAccountId',
  accountId: 'accountId',
  eventId: 'eventId',
} as const;
