import type { SandboxContext } from '../engine/context';
import { findOrCreateCustomerByAddress } from './customers';
import type { Message } from './message';
import { findLatestMessage } from './message-store';

/** The schema fields that identify a message in the control API. */
export const messageReferenceFields = {
  umid: { type: 'string' },
  to: { type: 'string' },
} as const;

/** One of the two is required. */
export const umidOrTo = [{ required: ['umid'] }, { required: ['to'] }] as const;

/** The message that a customer reacts to. */
export interface MessageReference {
  /** The umid of the message that was sent. */
  readonly umid?: string | undefined;
  /** A number or ID, instead of `umid`: the last message to it. */
  readonly to?: string | undefined;
}

/** @throws {Error} when there is no such message. */
export function findReferencedMessage(
  context: SandboxContext,
  { umid, to = '' }: MessageReference,
  isSuitable: (message: Message) => boolean,
): Message {
  if (umid !== undefined) {
    const message = context.state.messages.get(umid);
    if (message?.direction === 'outbound') return message;
    throw new Error(`There is no outbound message ${umid}`);
  }
  const { key } = findOrCreateCustomerByAddress(context.state, to);
  const message = findLatestMessage(context.state, { customer: key, direction: 'outbound' }, isSuitable);
  if (!message) throw new Error(`No suitable message was sent to ${to || '(empty)'}`);
  return message;
}
