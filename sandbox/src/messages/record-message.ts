import type { World } from '../engine/context';
import { keepMessage } from './message-store';
import type { Message } from './message';

/** Writes a message into the books, and tells who listens. */
export function recordMessage(world: World, message: Message): void {
  keepMessage(world.state, message);
  world.live.tell({ kind: 'message', message });
}
