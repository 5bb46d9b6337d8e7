import type { SandboxContext } from '../../engine/context';
import type { Message } from '../../messages/message';
import { matchesFilter, findMessages, type MessageFilter } from '../../messages/message-store';
import type { LiveEvent } from './live-events';

/** Options of the functions that wait for a message or a webhook. */
export interface WaitOptions {
  /** The maximum time to wait, in milliseconds. Default 10,000. */
  readonly timeoutMs?: number;
}

/** No matching message or webhook arrived in time, or the sandbox was closed. */
export class WaitTimeout extends Error {
  override readonly name = 'WaitTimeout';
}

/** What to wait for. */
export interface WaitCondition<T> {
  /** The result, if it exists already. */
  readonly current: T | undefined;
  /** Returns the result if the event brings it. */
  readonly match: (event: LiveEvent) => T | undefined;
  /** Completes the error message: "without …". */
  readonly description: string;
}

/**
 * Waits for the first event that matches, so that a test does not have to ask again and again.
 *
 * @throws {WaitTimeout} when the time is over, or the sandbox is closed.
 */
export function waitFor<T>(
  context: SandboxContext,
  condition: WaitCondition<T>,
  { timeoutMs = 10_000 }: WaitOptions = {},
): Promise<T> {
  const { current, match, description } = condition;
  if (current !== undefined) return Promise.resolve(current);
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      stopListening();
      context.closeSignal.removeEventListener('abort', onClose);
      finish();
    };
    const onClose = (): void =>
      settle(() => reject(new WaitTimeout(`The sandbox was closed without ${description}`)));
    const timer = setTimeout(
      () => settle(() => reject(new WaitTimeout(`${timeoutMs} ms have passed without ${description}`))),
      timeoutMs,
    );
    const stopListening = context.eventFeed.on((event) => {
      const found = match(event as LiveEvent);
      if (found !== undefined) settle(() => resolve(found));
    });
    context.closeSignal.addEventListener('abort', onClose, { once: true });
  });
}

/** Returns the newest matching message, or waits for the first one. */
export function waitForMessage(
  context: SandboxContext,
  filter: MessageFilter,
  options?: WaitOptions,
): Promise<Message> {
  return waitFor(
    context,
    {
      current: findMessages(context.state, { ...filter, limit: 1 })[0],
      match: (event) =>
        (event.kind === 'message' || event.kind === 'status') && matchesFilter(event.message, filter)
          ? event.message
          : undefined,
      description: `a message ${JSON.stringify(filter)}`,
    },
    options,
  );
}
