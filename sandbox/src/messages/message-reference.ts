import type { SandboxContext } from '../engine/context';
import type { SchemaFor } from '../server/validation/assert-valid';
import { findOrCreateCustomerByAddress } from './customers';
import type { Message } from './message';
import { findLatestMessage, messageTable } from './message-store';

/** The schema fields that identify a message in the control API. */
export const messageReferenceFields = {
  umid: { type: 'string' },
  to: { type: 'string' },
} as const;

/** One of the two is required. */
export const umidOrTo = [{ required: ['umid'] }, { required: ['to'] }] as const;

/**
 * Names the sent message to which a customer replies, or which the customer reads or clicks, in the control API.
 */
export interface MessageReference {
  /** The umid of the message that was sent. */
  readonly umid?: string | undefined;
  /** A number or ID, instead of `umid`: the last message to it. */
  readonly to?: string | undefined;
}

export const messageReferenceSchema: SchemaFor<MessageReference> = {
  type: 'object',
  properties: messageReferenceFields,
  anyOf: umidOrTo,
};

/** @throws {Error} when there is no such message. */
export function findReferencedMessage(
  context: SandboxContext,
  { umid, to = '' }: MessageReference,
  isSuitable: (message: Message) => boolean,
): Message {
  if (umid !== undefined) {
    const message = context.state.table(messageTable).get(umid);
    if (message?.direction === 'outbound') return message;
    throw new Error(`There is no outbound message ${umid}`);
  }
  const { key } = findOrCreateCustomerByAddress(context.state, to);
  const message = findLatestMessage(context.state, { customer: key, direction: 'outbound' }, isSuitable);
  if (!message) throw new Error(`No suitable message was sent to ${to || '(empty)'}`);
  return message;
}
