import type { SandboxContext } from '../../engine/context';
import { hashDigits } from '../../engine/ids';
import type { JsonObject } from '../../engine/json';
import type { Customer } from '../../messages/customers';
import { stripPlus } from '../../numbers/phone-numbers';

/** The events about users, by the `eventType` of 8x8. */
export const userEventTypes = ['whatsapp_user_id_update', 'whatsapp_contact', 'whatsapp_preference'] as const;

type UserEventType = (typeof userEventTypes)[number];

interface MetaIds {
  readonly waId: string;
  readonly userId: string;
  readonly parentUserId: string;
}

/**
 * Creates the details of an event about a WhatsApp user: a new user ID, a shared contact, or a marketing preference.
 * 8x8 passes on Meta's own change object.
 */
export function userEventDetails(
  context: SandboxContext,
  eventType: UserEventType,
  customer: Customer,
  businessNumber: string,
): JsonObject {
  const ids = createMetaIds(customer);
  const timestamp = String(Math.floor(context.clock.now() / 1_000));
  const [field, change] = createChange(eventType, customer, ids, timestamp);
  return {
    rawEvent: {
      value: {
        messaging_product: 'whatsapp',
        metadata: {
          display_phone_number: stripPlus(businessNumber),
          phone_number_id: hashDigits(businessNumber, 15),
        },
        contacts: [
          {
            profile: { name: customer.name, username: customer.username ?? createUsername(customer) },
            wa_id: ids.waId,
            ...(eventType === 'whatsapp_user_id_update' ? {} : { user_id: ids.userId }),
            ...(eventType === 'whatsapp_preference' ? { parent_user_id: ids.parentUserId } : {}),
          },
        ],
        ...change,
      },
      field,
    },
  };
}

function createMetaIds({ key, msisdn, bsuid }: Customer): MetaIds {
  const userId = bsuid ?? key;
  const [country = 'SG'] = userId.split('.');
  return {
    waId: stripPlus(msisdn ?? ''),
    userId,
    parentUserId: `${country}.ENT.${hashDigits(userId, 20)}`,
  };
}

function createUsername({ name }: Customer): string {
  return name.toLowerCase().replace(/\W+/g, '.');
}

function createChange(
  eventType: UserEventType,
  customer: Customer,
  { waId, userId, parentUserId }: MetaIds,
  timestamp: string,
): [field: string, own: JsonObject] {
  switch (eventType) {
    case 'whatsapp_user_id_update':
      return [
        'user_id_update',
        { user_id_update: [createIdUpdate(customer, waId, userId, parentUserId, timestamp)] },
      ];
    case 'whatsapp_preference':
      return [
        'user_preferences',
        {
          user_preferences: [
            {
              wa_id: waId,
              user_id: userId,
              parent_user_id: parentUserId,
              detail: 'The user no longer wants marketing messages',
              category: 'marketing_messages',
              value: 'stop',
              timestamp,
            },
          ],
        },
      ];
    case 'whatsapp_contact':
      return ['messages', { messages: [createSharedContact(waId, userId, timestamp)] }];
  }
}

function createIdUpdate(
  { name }: Customer,
  waId: string,
  userId: string,
  parentUserId: string,
  timestamp: string,
): JsonObject {
  const [country = 'SG'] = userId.split('.');
  return {
    wa_id: waId,
    detail: `${name} has another user ID`,
    user_id: { previous: userId, current: `${country}.${hashDigits(`${userId} renewed`, 17)}` },
    parent_user_id: {
      previous: parentUserId,
      current: `${country}.ENT.${hashDigits(`${parentUserId} renewed`, 20)}`,
    },
    timestamp,
  };
}

function createSharedContact(waId: string, userId: string, timestamp: string): JsonObject {
  return {
    context: { forwarded: true },
    ...createContactMessage(waId, userId, timestamp, { name: 'Sam Friend', msisdn: '+6591230077' }),
  };
}

/** The message of an event `whatsapp_contact` with which a customer shares the own contact. */
export function ownContact({ clock }: SandboxContext, customer: Customer): JsonObject {
  const { waId, userId } = createMetaIds(customer);
  const { name, msisdn = '' } = customer;
  return createContactMessage(waId, userId, String(Math.floor(clock.now() / 1_000)), { name, msisdn });
}

function createContactMessage(
  waId: string,
  userId: string,
  timestamp: string,
  { name, msisdn }: { readonly name: string; readonly msisdn: string },
): JsonObject {
  const card = ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, `TEL;TYPE=CELL:${msisdn}`, 'END:VCARD'];
  const [firstName] = name.split(' ');
  return {
    id: `wamid.${Buffer.from(`${waId}/${timestamp}`).toString('base64')}`,
    timestamp,
    type: 'contacts',
    from: waId,
    from_user_id: userId,
    contacts: [
      {
        name: { first_name: firstName, formatted_name: name },
        vcard: card.join('\n'),
        origin: 'other',
        phones: [{ phone: msisdn, wa_id: stripPlus(msisdn), type: 'CELL' }],
      },
    ],
  };
}
