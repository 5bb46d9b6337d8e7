import { emitWebhook } from '../../delivery/emit-webhook';
import { currentTimestamp, type SandboxContext } from '../../engine/context';
import { getSettings } from '../../engine/current-settings';
import { nextUuid } from '../../engine/ids';
import { findOrCreateCustomerByAddress } from '../../messages/customers';
import { findChannel } from '../../messages/find-channel';
import type { Message } from '../../messages/message';
import { recordMessage } from '../../messages/message-store';
import { createAssertion, type SchemaFor } from '../../server/validation/assert-valid';
import { chatUserPayload } from '../webhook-payloads/chat-user';

/** A message that the business sends from another app, such as WhatsApp on a phone. */
export interface ExternalMessage {
  /** The customer: a phone number, or an ID on the channel. */
  readonly to: string;
  /** The text of the message. */
  readonly text: string;
  /** Default: the subaccount for chat apps. */
  readonly subAccountId?: string | undefined;
}

export const externalMessageSchema: SchemaFor<ExternalMessage> = {
  type: 'object',
  properties: {
    to: {
      type: 'string',
      minLength: 1,
    },
    text: { type: 'string' },
    subAccountId: { type: 'string' },
  },
  required: ['to', 'text'],
};

const assertValid = createAssertion(externalMessageSchema);

/**
 * The business sends a WhatsApp message outside the API. The webhook of delivery receipts gets an event.
 *
 * @see https://developer.8x8.com/connect/docs/delivery-receipts-for-outbound-chatapps
 */
export function sendExternalMessage(context: SandboxContext, request: ExternalMessage): Message {
  assertValid(request, context.clock.now());
  const { state } = context;
  const { channel, channelId, address, subAccountId } = findChannel(state, 'WhatsApp', request.subAccountId);
  const customer = findOrCreateCustomerByAddress(state, request.to);
  const now = currentTimestamp(context);
  const status = { state: 'delivered', timestamp: now };
  const content = { text: request.text };
  const message: Message = {
    umid: nextUuid(state, 'umid'),
    product: 'chatapps',
    direction: 'outbound',
    subAccountId,
    createdAt: new Date(context.clock.now()).toISOString(),
    channel: 'whatsapp',
    type: 'Text',
    from: address,
    to: customer.key,
    customer: customer.key,
    text: request.text,
    content,
    status,
    history: [],
    steps: [{ channel, channelId, step: 1, createdAt: now, status, todo: [] }],
    channels: [],
  };
  recordMessage(context, message);
  const isVersion9 = getSettings(state).receiptVersion === 9;
  const user = chatUserPayload(customer, {
    channel: 'whatsapp',
    useChannelIds: isVersion9,
    includeId: true,
    includeName: false,
  });
  emitWebhook(context, {
    type: 'chatApps.externalMessage',
    subAccountId,
    umid: message.umid,
    body: {
      ...(isVersion9 ? { version: 9 } : {}),
      namespace: 'ChatApps',
      eventType: 'external_app_message',
      description: 'Message sent from another app',
      payload: {
        umid: message.umid,
        subAccountId,
        timestamp: now,
        channel: 'whatsapp',
        user,
        type: 'Text',
        content,
      },
    },
  });
  return message;
}
