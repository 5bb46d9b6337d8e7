import { checked } from '../../server/validation/assert-valid';
import { channelFor } from '../../messages/find-channel';
import { fire } from '../../delivery/emit-webhook';
import { chatUser } from '../webhook-payloads/chat-user';
import { customerByAddress } from '../../messages/customers';
import { nextUuid } from '../../engine/ids';
import { recordMessage } from '../../messages/message-store';
import type { Message } from '../../messages/message';
import { timestamp, type World } from '../../engine/context';

/** A message that someone at the business writes in another app, such as WhatsApp on the phone. */
export interface ExternalMessage {
  /** The customer: a phone number, or an ID on the channel. */
  readonly to: string;
  /** The text of the message. */
  readonly text: string;
  /** Default: the subaccount for chat apps. */
  readonly subAccountId?: string | undefined;
}

const check = checked<ExternalMessage>({
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
});

/**
 * The business answers on WhatsApp past the API; the webhook of delivery receipts is told.
 *
 * @see https://developer.8x8.com/connect/docs/delivery-receipts-for-outbound-chatapps
 */
export function answerFromPhone(world: World, given: ExternalMessage): Message {
  check(given, world.time.now());
  const { state } = world;
  const { channel, channelId, address, subAccountId } = channelFor(state, 'WhatsApp', given.subAccountId);
  const customer = customerByAddress(state, given.to);
  const now = timestamp(world);
  const status = { state: 'delivered', timestamp: now };
  const content = { text: given.text };
  const message: Message = {
    umid: nextUuid(state, 'umid'),
    product: 'chatapps',
    direction: 'outbound',
    subAccountId,
    createdAt: new Date(world.time.now()).toISOString(),
    channel: 'whatsapp',
    type: 'Text',
    from: address,
    to: customer.key,
    customer: customer.key,
    text: given.text,
    content,
    status,
    history: [],
    steps: [{ channel, channelId, step: 1, createdAt: now, status, todo: [] }],
    channels: [],
  };
  recordMessage(world, message);
  const newest = state.settings.receiptVersion === 9;
  const user = chatUser(customer, { channel: 'whatsapp', realIds: newest, withId: true, withName: false });
  fire(world, {
    type: 'chatApps.externalMessage',
    subAccountId,
    umid: message.umid,
    body: {
      ...(newest ? { version: 9 } : {}),
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
