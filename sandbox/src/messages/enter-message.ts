import { release } from './lifecycle/progress';
import { recordMessage } from './record-message';
import type { Message } from './message';
import { momentOf } from '../engine/timestamps';
import { after } from '../engine/context';
import type { ApiCall } from '../server/api-call';

/** Writes a message that was handed in into the books, and sends it on its way: at once, or when it is scheduled. */
export function enterMessage(call: ApiCall, message: Message): void {
  const { world } = call;
  recordMessage(world, message);
  call.recorded.push(message.umid);
  if (message.status.state === 'rejected') return;
  const wait = message.scheduled === undefined ? 0 : momentOf(message.scheduled) - world.time.now();
  if (wait <= 0) {
    release(world, message.umid);
    return;
  }
  message.waiting = true;
  after(world, wait, { kind: 'release', umid: message.umid });
}
