import { currentTimestamp, type SandboxContext } from '../../engine/context';
import { nextUuid } from '../../engine/ids';
import { findOrCreateCustomerByAddress } from '../../messages/customers';
import { findChannel } from '../../messages/find-channel';
import type { Message } from '../../messages/message';
import {
  findReferencedMessage,
  messageReferenceSchema,
  type MessageReference,
} from '../../messages/message-reference';
import { recordMessage } from '../../messages/message-store';
import { createAssertion } from '../../server/validation/assert-valid';
import { openServiceWindow } from '../messages/service-window';
import { emitBusinessEvent } from './business-event';
import { ownContact } from './user-events';

const assertValid = createAssertion(messageReferenceSchema);

/**
 * A customer shares the own contact, as a message asked for. 8x8 posts no inbound message for it, but the event
 * `whatsapp_contact` to the webhook of type CABM.
 *
 * @throws {Error} when the message does not exist, or does not ask for a contact.
 */
export function shareContact(context: SandboxContext, request: MessageReference): Message {
  assertValid(request, context.clock.now());
  const asks = ({ actions = [] }: Message): boolean => actions.some(({ kind }) => kind === 'contactInfo');
  const message = findReferencedMessage(context, request, asks);
  if (!asks(message)) throw new Error(`Message ${message.umid} does not ask for a contact`);
  const { state, clock } = context;
  const customer = findOrCreateCustomerByAddress(state, message.customer);
  const { channel, channelId, address, subAccountId } = findChannel(state, 'WhatsApp', message.subAccountId);
  const now = currentTimestamp(context);
  const status = { state: 'delivered', timestamp: now };
  const shared: Message = {
    umid: nextUuid(state, 'umid'),
    product: 'chatapps',
    direction: 'inbound',
    subAccountId,
    createdAt: new Date(clock.now()).toISOString(),
    channel: 'whatsapp',
    type: 'Contact',
    from: customer.key,
    to: address,
    customer: customer.key,
    text: customer.name,
    content: { contact: { name: customer.name, phone: customer.msisdn ?? '' } },
    status,
    history: [],
    steps: [{ channel, channelId, step: 1, createdAt: now, status, todo: [] }],
    channels: [],
    replyTo: message.umid,
  };
  recordMessage(context, shared);
  openServiceWindow(context, customer.key);
  emitBusinessEvent(context, {
    eventType: 'whatsapp_contact',
    customer: customer.key,
    subAccountId,
    details: { rawEvent: { value: { messages: [ownContact(context, customer)] } } },
  });
  return shared;
}
