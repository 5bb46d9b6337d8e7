import { reach } from '../../messages/lifecycle/progress';
import type { Message } from '../../messages/message';
import { abilitiesOf } from './channel-capabilities';
import type { World } from '../../engine/context';
import { messageMeant, type MessageReference } from '../../messages/message-reference';

/** The customer reads a chat message. @throws {Error} when its channel does not report that, or it has not arrived. */
export function read(world: World, given: MessageReference): Message {
  const message = messageMeant(world, given, ({ product }) => product === 'chatapps');
  const step = message.steps.at(-1);
  if (!step || !abilitiesOf(step.channel).read)
    throw new Error(`${message.channel} does not report that a message was read`);
  if (step.status.state === 'read') return message;
  if (step.status.state !== 'delivered')
    throw new Error(`Message ${message.umid} is ${step.status.state}, not delivered`);
  step.todo = [];
  reach(world, message, step, { state: 'read', afterMs: 0 });
  return message;
}
