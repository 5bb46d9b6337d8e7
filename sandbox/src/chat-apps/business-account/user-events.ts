import type { JsonObject } from '../../engine/json';
import type { Customer } from '../../messages/customers';
import { fixedDigits } from '../../engine/ids';
import { withoutPlus } from '../../numbers/phone-numbers';
import type { World } from '../../engine/context';

/** The events about users, by the `eventType` of 8x8. */
export const userEventTypes = ['whatsapp_user_id_update', 'whatsapp_contact', 'whatsapp_preference'] as const;

type UserEventType = (typeof userEventTypes)[number];

interface MetaIds {
  readonly waId: string;
  readonly userId: string;
  readonly parentUserId: string;
}

/** An event about a WhatsApp user: Meta's own change object, which 8x8 passes on. */
export function userEventDetails(
  world: World,
  eventType: UserEventType,
  customer: Customer,
  businessNumber: string,
): JsonObject {
  const ids = idsOf(customer);
  const timestamp = String(Math.floor(world.time.now() / 1_000));
  const [field, own] = changeOf(eventType, customer, ids, timestamp);
  return {
    rawEvent: {
      value: {
        messaging_product: 'whatsapp',
        metadata: {
          display_phone_number: withoutPlus(businessNumber),
          phone_number_id: fixedDigits(businessNumber, 15),
        },
        contacts: [
          {
            profile: { name: customer.name, username: customer.username ?? usernameOf(customer) },
            wa_id: ids.waId,
            ...(eventType === 'whatsapp_user_id_update' ? {} : { user_id: ids.userId }),
            ...(eventType === 'whatsapp_preference' ? { parent_user_id: ids.parentUserId } : {}),
          },
        ],
        ...own,
      },
      field,
    },
  };
}

function idsOf({ key, msisdn, bsuid }: Customer): MetaIds {
  const userId = bsuid ?? key;
  const [country = 'SG'] = userId.split('.');
  return {
    waId: withoutPlus(msisdn ?? ''),
    userId,
    parentUserId: `${country}.ENT.${fixedDigits(userId, 20)}`,
  };
}

function usernameOf({ name }: Customer): string {
  return name.toLowerCase().replace(/\W+/g, '.');
}

function changeOf(
  eventType: UserEventType,
  customer: Customer,
  { waId, userId, parentUserId }: MetaIds,
  timestamp: string,
): [field: string, own: JsonObject] {
  switch (eventType) {
    case 'whatsapp_user_id_update':
      return [
        'user_id_update',
        { user_id_update: [idUpdate(customer, waId, userId, parentUserId, timestamp)] },
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
      return ['messages', { messages: [sharedContact(waId, userId, timestamp)] }];
  }
}

function idUpdate(
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
    user_id: { previous: userId, current: `${country}.${fixedDigits(`${userId} renewed`, 17)}` },
    parent_user_id: {
      previous: parentUserId,
      current: `${country}.ENT.${fixedDigits(`${parentUserId} renewed`, 20)}`,
    },
    timestamp,
  };
}

function sharedContact(waId: string, userId: string, timestamp: string): JsonObject {
  const card = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Sam Friend', 'TEL;TYPE=CELL:+6591230077', 'END:VCARD'];
  return {
    context: { forwarded: true },
    id: `wamid.${Buffer.from(`${waId}/${timestamp}`).toString('base64')}`,
    timestamp,
    type: 'contacts',
    from: waId,
    from_user_id: userId,
    contacts: [
      {
        name: { first_name: 'Sam', formatted_name: 'Sam Friend' },
        vcard: card.join('\n'),
        origin: 'other',
        phones: [{ phone: '+65 9123 0077', wa_id: '6591230077', type: 'CELL' }],
      },
    ],
  };
}
