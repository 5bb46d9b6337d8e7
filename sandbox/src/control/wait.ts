import type { LiveEvent } from '../engine/event-feed';
import type { World } from '../engine/context';
import { isMeant, messagesMeant, type MessageFilter } from '../messages/message-store';
import type { Message } from '../messages/message';

/** How long to wait, in milliseconds. Default 10,000. */
export interface WaitOptions {
  readonly timeoutMs?: number;
}

/** Nothing of the kind happened in time. */
export class WaitTimeout extends Error {
  override readonly name = 'WaitTimeout';
}

/** Something that is there already, or that an event will bring. */
export interface Awaited<T> {
  readonly there: T | undefined;
  readonly brought: (event: LiveEvent) => T | undefined;
  /** For the error: "without …". */
  readonly what: string;
}

/** @throws {WaitTimeout} when it does not come in time, or the sandbox is closed. */
export function waitFor<T>(
  world: World,
  awaited: Awaited<T>,
  { timeoutMs = 10_000 }: WaitOptions = {},
): Promise<T> {
  const { there, brought, what } = awaited;
  if (there !== undefined) return Promise.resolve(there);
  return new Promise((resolve, reject) => {
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      stopListening();
      world.closing.removeEventListener('abort', close);
      finish();
    };
    const close = (): void => end(() => reject(new WaitTimeout(`The sandbox was closed without ${what}`)));
    const timer = setTimeout(
      () => end(() => reject(new WaitTimeout(`${timeoutMs} ms have passed without ${what}`))),
      timeoutMs,
    );
    const stopListening = world.live.on((event) => {
      const found = brought(event);
      if (found !== undefined) end(() => resolve(found));
    });
    world.closing.addEventListener('abort', close, { once: true });
  });
}

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
