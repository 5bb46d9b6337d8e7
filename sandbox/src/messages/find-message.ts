import { notFound } from '../server/api-error';
import type { Message } from './message';
import { subAccountIdOf, type ApiCall } from '../server/api-call';

/** A call that names a message. */
type MessageCall = ApiCall<{ readonly umid: string }>;

/** The message that a call names by its umid, if it is one of its subaccount and of this direction. */
export function findMessage(call: MessageCall, direction?: Message['direction']): Message | undefined {
  const message = call.world.state.messages.get(call.input.umid.toLowerCase());
  if (message?.subAccountId !== subAccountIdOf(call) || message.product !== call.product) return undefined;
  return direction === undefined || message.direction === direction ? message : undefined;
}

/** The same. @throws {Problem} 404 with code 1300, when there is none. */
export function requireMessage(call: MessageCall): Message {
  const message = findMessage(call);
  if (!message) throw notFound('There is no such message');
  return message;
}
