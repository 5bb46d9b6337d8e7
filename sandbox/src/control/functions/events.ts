import type { SandboxContext } from '../../engine/context';
import type { Listener, LiveEvent } from '../events/live-events';
import {
  waitForCondition,
  waitForEvent,
  type ConditionWaitOptions,
  type EventWaitOptions,
  type LiveEventOf,
} from '../events/wait-for';

/** What happens, as it happens. */
export interface EventFunctions {
  /**
   * Waits for the next live event of a kind, such as `call` or `workflow`.
   *
   * @throws {WaitTimeout}
   */
  waitFor<Kind extends LiveEvent['kind']>(
    kind: Kind,
    options?: EventWaitOptions<Kind>,
  ): Promise<LiveEventOf<Kind>>;
  /**
   * Waits until a function returns a truthy value, and returns it.
   *
   * @throws {WaitTimeout} which names what was awaited, with the last error of the function as its cause.
   */
  waitFor<T>(condition: () => T | Promise<T>, options?: ConditionWaitOptions): Promise<NonNullable<T>>;
  /** Calls a listener on every event. Returns a function that stops it. */
  on(listener: Listener): () => void;
}

export const createEventFunctions = (context: SandboxContext): EventFunctions => ({
  waitFor: <T>(awaited: LiveEvent['kind'] | (() => T), options?: object) =>
    typeof awaited === 'function'
      ? waitForCondition(context, awaited, options)
      : waitForEvent(context, awaited, options),
  on: (listener) => context.eventFeed.on((event) => listener(event as LiveEvent)),
});
