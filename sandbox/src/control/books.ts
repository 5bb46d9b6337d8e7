import { isMeant, messagesMeant, type MessageFilter } from '../messages/message-store';
import type { Message } from '../messages/message';
import type { World } from '../engine/context';
import { waitFor, type WaitOptions } from './wait';

/** Waits for a message: the newest that is there already, or the first that comes. */
export function waitForMessage(world: World, filter: MessageFilter, options?: WaitOptions): Promise<Message> {
  return waitFor(
    world,
    {
      there: messagesMeant(world.state, { ...filter, limit: 1 })[0],
      brought: (event) =>
        (event.kind === 'message' || event.kind === 'status') && isMeant(event.message, filter)
          ? event.message
          : undefined,
      what: `a message ${JSON.stringify(filter)}`,
    },
    options,
  );
}
