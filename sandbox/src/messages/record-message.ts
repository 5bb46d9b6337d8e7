import type { World } from '../world/world';
import { keepMessage } from './message-book';
import type { Message } from './message';

/** Writes a message into the books, and tells who listens. */
export function recordMessage(world: World, message: Message): void {
  keepMessage(world.state, message);
  world.live.tell({ kind: 'message', message });
}
