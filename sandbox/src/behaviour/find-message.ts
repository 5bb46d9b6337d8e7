import { textOf } from '../json';
import { notFound } from '../server/problem';
import type { Message } from '../messages/message';
import { subAccountIdOf, type ApiCall } from './api-call';

/** The message that a call names by its umid, if it is one of its subaccount and of this direction. */
export function findMessage(call: ApiCall, direction?: Message['direction']): Message | undefined {
  const umid = textOf(call.input['umid'])?.toLowerCase() ?? '';
  const message = call.world.state.messages.get(umid);
  if (message?.subAccountId !== subAccountIdOf(call) || message.product !== call.product) return undefined;
  return direction === undefined || message.direction === direction ? message : undefined;
}

/** The same. @throws {Problem} 404 with code 1300, when there is none. */
export function requireMessage(call: ApiCall): Message {
  const message = findMessage(call);
  if (!message) throw notFound('There is no such message');
  return message;
}
