import { webhookEvents, webhookEventTypes, type Open, type WebhookEventType } from 'cpaas-8x8';

import { checked } from '../../server/validation/assert-valid';
import { channelFor } from '../../messages/find-channel';
import type { Delivery } from '../../delivery/delivery';
import { fire } from '../../delivery/emit-webhook';
import { objectOf, overlaid, type JsonObject } from '../../engine/json';
import { customerByAddress } from '../../messages/customers';
import { nextUuid } from '../../engine/ids';
import { timestamp, type World } from '../../engine/context';
import { accountEventDetails, numberEventDetails } from './account-events';
import { changeTemplate, templateEventDetails } from './template-events';
import { userEventDetails, userEventTypes } from './user-events';
import { sampleOf } from '../../server/operations/sample-response';

const eventTypesWithDetails = [
  'template_status_update',
  'template_quality_update',
  'template_category_update',
  'template_correct_category_detection',
  'phone_number_quality_update',
  'account_update',
  'whatsapp_user_id_update',
  'whatsapp_contact',
  'whatsapp_preference',
] as const;

/** The events of WhatsApp accounts, by the `eventType` of 8x8. */
const events: ReadonlyMap<string, WebhookEventType> = new Map(
  webhookEventTypes
    .filter((type) => webhookEvents[type].family === 'whatsApp')
    .map((type) => [webhookEvents[type].eventType ?? '', type]),
);

/** Something that happens to the WhatsApp business account. */
export interface BusinessEvent {
  /** The type of the event. */
  readonly eventType: Open<(typeof eventTypesWithDetails)[number]>;
  /** Replaces fields of the `eventDetails` that the sandbox generates. */
  readonly details?: { readonly [name: string]: unknown } | undefined;
  /** The phone number or ID of the user, for events about a user. */
  readonly customer?: string | undefined;
  /** Default: the subaccount for chat apps. */
  readonly subAccountId?: string | undefined;
}

const check = checked<BusinessEvent>({
  type: 'object',
  properties: {
    eventType: { type: 'string', enum: [...events.keys()] },
    details: {
      type: 'object',
      properties: {},
      additionalProperties: {},
    },
    customer: { type: 'string' },
    subAccountId: { type: 'string' },
  },
  required: ['eventType'],
});

/**
 * Tells the webhook of type CABM; gives back what was sent, or `undefined` where none is set.
 *
 * @throws {Error} when there is no such event.
 */
export function tellBusinessEvent(world: World, given: BusinessEvent): Delivery | undefined {
  check(given, world.time.now());
  const { eventType } = given;
  const type = events.get(eventType);
  if (!type) throw new Error(`eventType must be one of ${[...events.keys()].join(', ')}`);
  const { address, subAccountId } = channelFor(world.state, 'WhatsApp', given.subAccountId);
  const asked = objectOf(given.details);
  const eventDetails = objectOf(overlaid(detailsOf(world, type, given, asked, address), asked));
  if (eventType.startsWith('template')) changeTemplate(world, eventType, eventDetails);
  const { businessAccountId, accountId } = world.state.account;
  return fire(world, {
    type,
    subAccountId,
    body: {
      eventId: nextUuid(world.state, 'event'),
      timestamp: timestamp(world),
      provider: 'WhatsApp',
      businessAccountId,
      // In events about users 8x8's samples have the subaccount here.
      accountId: isAboutUser(eventType) ? subAccountId : accountId,
      eventType,
      eventDetails,
    },
  });
}

function isAboutUser(eventType: string): boolean {
  return eventType.startsWith('whatsapp_');
}

function detailsOf(
  world: World,
  type: WebhookEventType,
  { eventType, customer = '+6591234567' }: BusinessEvent,
  asked: JsonObject,
  number: string,
): JsonObject {
  const userEvent = userEventTypes.find((each) => each === eventType);
  if (userEvent) return userEventDetails(world, userEvent, customerByAddress(world.state, customer), number);
  switch (eventType) {
    case 'phone_number_quality_update':
      return numberEventDetails(objectOf(asked['meta']), number);
    case 'account_update':
      return accountEventDetails(world, asked, number);
    default:
      return eventType.startsWith('template')
        ? templateEventDetails(world, eventType, asked)
        : objectOf(objectOf(sampleOf(world, webhookEvents[type].payload, {}))['eventDetails']);
  }
}
