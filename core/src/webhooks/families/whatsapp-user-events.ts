import type { Schema } from '../../schema/json-schema';
import type { WebhookEventDefinition } from '../event-definition';
import { simpleEnvelope, whatsAppEvent, whatsAppPayload } from './whatsapp-envelope';

const docs = 'whatsapp/whatsapp-business-scoped-user-ids';

const text = { type: 'string' } as const;
const change = { type: 'object', properties: { previous: text, current: text } } as const;

const common = {
  messaging_product: text,
  metadata: { type: 'object', properties: { display_phone_number: text, phone_number_id: text } },
  contacts: {
    type: 'array',
    description: 'Who it is about',
    items: {
      type: 'object',
      properties: {
        profile: { type: 'object', properties: { name: text, username: text } },
        wa_id: text,
        user_id: text,
        parent_user_id: text,
      },
    },
  },
} as const satisfies Readonly<Record<string, Schema>>;

type RawEvent<V> = {
  readonly rawEvent: {
    readonly type: 'object';
    readonly properties: {
      readonly field: typeof text;
      readonly value: { readonly type: 'object'; readonly properties: typeof common & V };
    };
  };
};

/** 8x8 passes Meta's own change object on, word for word: hence the snake case. */
function fromMeta<const V extends Readonly<Record<string, Schema>>>(properties: V): RawEvent<V> {
  const value = { type: 'object', properties: { ...common, ...properties } } as const;
  return { rawEvent: { type: 'object', properties: { field: text, value } } };
}

const meta = 'eventDetails.rawEvent.value';
const simplePerson = {
  to: `${meta}.metadata.display_phone_number`,
  name: `${meta}.contacts.0.profile.name`,
  username: `${meta}.contacts.0.profile.username`,
} as const;

/** WhatsApp users: https://developer.8x8.com/connect/docs/whatsapp/whatsapp-business-scoped-user-ids. */
export const whatsAppUserEvents = {
  'whatsApp.userIdUpdate': {
    ...whatsAppEvent,
    title: 'WhatsApp User ID Changed',
    summary: 'A user has another business-scoped ID from now on',
    eventType: 'whatsapp_user_id_update',
    aliases: ['user_id_update'],
    docs,
    payload: whatsAppPayload(
      fromMeta({
        user_id_update: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              wa_id: text,
              detail: text,
              user_id: change,
              parent_user_id: change,
              timestamp: text,
            },
          },
        },
      }),
    ),
    simple: {
      from: [`${meta}.user_id_update.0.wa_id`, `${meta}.contacts.0.wa_id`],
      ...simplePerson,
      userId: `${meta}.user_id_update.0.user_id.current`,
      previousUserId: `${meta}.user_id_update.0.user_id.previous`,
      explanation: `${meta}.user_id_update.0.detail`,
      updates: `${meta}.user_id_update`,
      ...simpleEnvelope,
    },
  },
  'whatsApp.contact': {
    ...whatsAppEvent,
    title: 'WhatsApp Contact Shared',
    summary: 'A user sent you one contact or several from the address book',
    eventType: 'whatsapp_contact',
    aliases: ['contacts', 'contact', 'whatsapp_contacts'],
    docs,
    payload: whatsAppPayload(
      fromMeta({
        messages: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: text,
              timestamp: text,
              type: text,
              from: text,
              from_user_id: text,
              context: { type: 'object', properties: { forwarded: { type: 'boolean' } } },
              contacts: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: {
                    name: { type: 'object', properties: { first_name: text, formatted_name: text } },
                    vcard: text,
                    origin: text,
                    phones: {
                      type: 'array',
                      items: { type: 'object', properties: { phone: text, wa_id: text, type: text } },
                    },
                  },
                },
              },
            },
          },
        },
      }),
    ),
    simple: {
      from: [`${meta}.messages.0.from`, `${meta}.messages.0.from_user_id`],
      ...simplePerson,
      userId: [`${meta}.messages.0.from_user_id`, `${meta}.contacts.0.user_id`],
      contactName: `${meta}.messages.0.contacts.0.name.formatted_name`,
      contactPhone: `${meta}.messages.0.contacts.0.phones.0.phone`,
      contacts: `${meta}.messages.0.contacts`,
      ...simpleEnvelope,
    },
  },
  'whatsApp.preference': {
    ...whatsAppEvent,
    title: 'WhatsApp Preference Changed',
    summary: 'A user asked to stop or resume marketing messages',
    eventType: 'whatsapp_preference',
    aliases: ['user_preferences', 'whatsapp_preferences', 'whatsapp_user_preferences'],
    docs,
    payload: whatsAppPayload(
      fromMeta({
        user_preferences: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              wa_id: text,
              user_id: text,
              parent_user_id: text,
              detail: text,
              category: { type: 'string', enum: ['marketing_messages'] },
              value: { type: 'string', enum: ['stop', 'resume'] },
              timestamp: text,
            },
          },
        },
      }),
    ),
    simple: {
      from: [`${meta}.user_preferences.0.wa_id`, `${meta}.user_preferences.0.user_id`],
      ...simplePerson,
      userId: `${meta}.user_preferences.0.user_id`,
      preference: `${meta}.user_preferences.0.value`,
      preferenceCategory: `${meta}.user_preferences.0.category`,
      explanation: `${meta}.user_preferences.0.detail`,
      preferences: `${meta}.user_preferences`,
      ...simpleEnvelope,
    },
  },
} as const satisfies Record<string, WebhookEventDefinition>;
