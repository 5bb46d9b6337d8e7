import type { Schema } from '../../../validation/json-schema';
import type { WebhookEventDefinition } from '../event-definition';
import { user } from '../message-content';
import { simpleEnvelope, whatsAppEvent, whatsAppPayload } from './envelope';

const docs = 'whatsapp/whatsapp-business-scoped-user-ids';

const text = (description: string) => ({ type: 'string', description }) as const;

const change = {
  type: 'object',
  properties: { previous: text('ID before the change'), current: text('ID after the change') },
} as const;

const waId = text('Phone number of the person as WhatsApp writes it, digits only');
const userId = text('Business-scoped user ID (BSUID) of the person');
const parentUserId = text('Parent of the business-scoped user ID, where the person has one');
const detail = text('What happened, in words');
const timestamp = text('When it happened, in seconds since 1970');

const common = {
  messaging_product: text('Product of Meta that the event is about: whatsapp'),
  metadata: {
    type: 'object',
    description: 'Your business number that the event is about',
    properties: {
      display_phone_number: text('Business phone number, digits only'),
      phone_number_id: text("Meta's ID of the business phone number"),
    },
  },
  contacts: {
    type: 'array',
    description: 'People that the event is about',
    items: {
      type: 'object',
      properties: {
        profile: {
          type: 'object',
          description: 'What the person shows in the profile',
          properties: {
            name: text(user.properties.name.description),
            username: text(user.properties.username.description),
          },
        },
        wa_id: waId,
        user_id: userId,
        parent_user_id: parentUserId,
      },
    },
  },
} as const satisfies Readonly<Record<string, Schema>>;

const field = text('Kind of change, as Meta names it');

type RawEvent<V> = {
  readonly rawEvent: {
    readonly type: 'object';
    readonly description: string;
    readonly properties: {
      readonly field: typeof field;
      readonly value: {
        readonly type: 'object';
        readonly description: string;
        readonly properties: typeof common & V;
      };
    };
  };
};

/** 8x8 forwards Meta's change object unchanged, so its fields are in snake case. */
function fromMeta<const V extends Readonly<Record<string, Schema>>>(properties: V): RawEvent<V> {
  const value = {
    type: 'object',
    description: 'What changed, and about whom',
    properties: { ...common, ...properties },
  } as const;
  return {
    rawEvent: {
      type: 'object',
      description: 'Change as Meta reported it to 8x8',
      properties: { field, value },
    },
  };
}

const meta = 'eventDetails.rawEvent.value';
const simplePerson = {
  to: `${meta}.metadata.display_phone_number`,
  name: `${meta}.contacts.0.profile.name`,
  username: `${meta}.contacts.0.profile.username`,
} as const;

/**
 * The webhook events about WhatsApp users: a changed user ID, a shared contact, a changed marketing preference.
 * https://developer.8x8.com/connect/docs/whatsapp/whatsapp-business-scoped-user-ids
 */
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
          description: 'One entry for each person whose ID changed',
          items: {
            type: 'object',
            properties: {
              wa_id: waId,
              detail,
              user_id: { ...change, description: 'Business-scoped user ID (BSUID) before and after' },
              parent_user_id: {
                ...change,
                description: 'Parent of the business-scoped user ID, before and after',
              },
              timestamp,
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
          description: 'Messages with shared contacts',
          items: {
            type: 'object',
            properties: {
              id: text("Meta's ID of the message"),
              timestamp,
              type: text('Kind of the message: contacts'),
              from: text('Phone number of the sender, digits only'),
              from_user_id: text('Business-scoped user ID (BSUID) of the sender'),
              context: {
                type: 'object',
                description: 'How the message came about',
                properties: {
                  forwarded: { type: 'boolean', description: 'Whether the sender forwarded the message' },
                },
              },
              contacts: {
                type: 'array',
                description: 'Contacts that the sender shared',
                items: {
                  type: 'object',
                  properties: {
                    name: {
                      type: 'object',
                      description: 'What the shared contact is called',
                      properties: {
                        first_name: text('First name of the shared contact'),
                        formatted_name: text('Whole name of the shared contact, as it is shown'),
                      },
                    },
                    vcard: text('The shared contact as a vCard'),
                    origin: text('Where the shared contact comes from, as a constant such as other'),
                    phones: {
                      type: 'array',
                      description: 'Phone numbers of the shared contact',
                      items: {
                        type: 'object',
                        properties: {
                          phone: text('Phone number as the address book has it'),
                          wa_id: text('Phone number as WhatsApp writes it, digits only'),
                          type: text('Kind of the phone number, e.g. CELL'),
                        },
                      },
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
          description: 'One entry for each choice that a person made',
          items: {
            type: 'object',
            properties: {
              wa_id: waId,
              user_id: userId,
              parent_user_id: parentUserId,
              detail,
              category: {
                type: 'string',
                description: 'Messages that the choice is about',
                enum: ['marketing_messages'],
              },
              value: {
                type: 'string',
                description: 'Whether the person wants no more of these messages, or wants them again',
                enum: ['stop', 'resume'],
              },
              timestamp,
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
