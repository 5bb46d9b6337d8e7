import { webhookEvents, webhookEventTypes, type Open, type WebhookEventType } from 'cpaas-8x8';

import type { Delivery } from '../../delivery/delivery';
import { emitWebhook } from '../../delivery/emit-webhook';
import { accountRecord } from '../../engine/account';
import { currentTimestamp, type SandboxContext } from '../../engine/context';
import { nextUuid } from '../../engine/ids';
import { asObject, deepMerge, type JsonObject } from '../../engine/json';
import { findOrCreateCustomerByAddress } from '../../messages/customers';
import { findChannel } from '../../messages/find-channel';
import { createSample } from '../../server/operations/sample-response';
import { createAssertion, type SchemaFor } from '../../server/validation/assert-valid';
import { accountEventDetails, phoneNumberEventDetails } from './account-events';
import { updateTemplateFromEvent, templateEventDetails } from './template-events';
import { userEventDetails, userEventTypes } from './user-events';

type EventTypeWithDetails =
  | 'template_status_update'
  | 'template_quality_update'
  | 'template_category_update'
  | 'template_correct_category_detection'
  | 'phone_number_quality_update'
  | 'account_update'
  | 'whatsapp_user_id_update'
  | 'whatsapp_contact'
  | 'whatsapp_preference';

/** The events of WhatsApp accounts, by the `eventType` of 8x8. */
const events: ReadonlyMap<string, WebhookEventType> = new Map(
  webhookEventTypes
    .filter((type) => webhookEvents[type].family === 'whatsApp')
    .map((type) => [webhookEvents[type].eventType ?? '', type]),
);

/** An event about the WhatsApp business account. */
export interface BusinessEvent {
  /** The type of the event. */
  readonly eventType: Open<EventTypeWithDetails>;
  /** Replaces fields of the `eventDetails` that the sandbox generates. */
  readonly details?: { readonly [name: string]: unknown } | undefined;
  /** The phone number or ID of the user, for events about a user. */
  readonly customer?: string | undefined;
  /** Default: the subaccount for chat apps. */
  readonly subAccountId?: string | undefined;
}

export const businessEventSchema: SchemaFor<BusinessEvent> = {
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
};

const assertValid = createAssertion(businessEventSchema);

/**
 * Emits a webhook of 8x8's type CABM (account and template updates): when a tester asks for it, or when the sandbox
 * has reviewed a template. An event about a template also changes the sandbox's template. Returns `undefined` when no
 * webhook is registered.
 *
 * @throws {Error} when the event type is unknown.
 */
export function emitBusinessEvent(context: SandboxContext, request: BusinessEvent): Delivery | undefined {
  assertValid(request, context.clock.now());
  const { eventType } = request;
  const type = events.get(eventType);
  if (!type) throw new Error(`eventType must be one of ${[...events.keys()].join(', ')}`);
  const { address, subAccountId } = findChannel(context.state, 'WhatsApp', request.subAccountId);
  const requestedDetails = asObject(request.details);
  const eventDetails = asObject(
    deepMerge(createDetails(context, type, request, requestedDetails, address), requestedDetails),
  );
  if (eventType.startsWith('template')) updateTemplateFromEvent(context, eventType, eventDetails);
  const { businessAccountId, accountId } = context.state.record(accountRecord);
  return emitWebhook(context, {
    type,
    subAccountId,
    body: {
      eventId: nextUuid(context.state, 'event'),
      timestamp: currentTimestamp(context),
      provider: 'WhatsApp',
      businessAccountId,
      // 8x8's samples of events about users have the subaccount here.
      accountId: isAboutUser(eventType) ? subAccountId : accountId,
      eventType,
      eventDetails,
    },
  });
}

function isAboutUser(eventType: string): boolean {
  return eventType.startsWith('whatsapp_');
}

function createDetails(
  context: SandboxContext,
  type: WebhookEventType,
  { eventType, customer = '+6591234567' }: BusinessEvent,
  requestedDetails: JsonObject,
  number: string,
): JsonObject {
  const userEvent = userEventTypes.find((each) => each === eventType);
  if (userEvent)
    return userEventDetails(
      context,
      userEvent,
      findOrCreateCustomerByAddress(context.state, customer),
      number,
    );
  switch (eventType) {
    case 'phone_number_quality_update':
      return phoneNumberEventDetails(asObject(requestedDetails['meta']), number);
    case 'account_update':
      return accountEventDetails(context, requestedDetails, number);
    default:
      return eventType.startsWith('template')
        ? templateEventDetails(context, eventType, requestedDetails)
        : asObject(asObject(createSample(context, webhookEvents[type].payload, {}))['eventDetails']);
  }
}
