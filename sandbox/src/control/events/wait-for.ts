import type { SandboxContext } from '../../engine/context';
import type { LiveEvent } from './live-events';
import { errorMessage } from '../../engine/error-message';
import { waitFor, WaitTimeout, type WaitOptions } from './wait';

/** A live event of one kind. */
export type LiveEventOf<Kind extends LiveEvent['kind']> = Extract<LiveEvent, { readonly kind: Kind }>;

/** How long to wait for an event, and which one. */
export interface EventWaitOptions<Kind extends LiveEvent['kind']> extends WaitOptions {
  /** Whether this is the awaited event. Default: any of its kind. */
  readonly where?: (event: LiveEventOf<Kind>) => boolean;
}

/** How long to wait for a condition. */
export interface ConditionWaitOptions extends WaitOptions {
  /** What is awaited, for the error message. Default: the source text of the function. */
  readonly description?: string;
}

/** How often a condition is tried that no event makes true. */
const pollMs = 50;

/** Waits for the next event of a kind. @throws {WaitTimeout} */
export function waitForEvent<Kind extends LiveEvent['kind']>(
  context: SandboxContext,
  kind: Kind,
  { where = () => true, ...options }: EventWaitOptions<Kind> = {},
): Promise<LiveEventOf<Kind>> {
  const isWanted = (event: LiveEvent): event is LiveEventOf<Kind> =>
    event.kind === kind && where(event as LiveEventOf<Kind>);
  const match = (event: LiveEvent): LiveEventOf<Kind> | undefined => (isWanted(event) ? event : undefined);
  return waitFor(context, { current: undefined, match, description: `an event ${kind}` }, options);
}

/**
 * Waits until a function returns a truthy value, and returns it. The function is tried after every event, and 20 times a
 * second. An error that it throws counts as "not yet".
 *
 * @throws {WaitTimeout} with the last error of the function as its cause.
 */
export async function waitForCondition<T>(
  context: SandboxContext,
  condition: () => T | Promise<T>,
  { timeoutMs = 10_000, description = String(condition) }: ConditionWaitOptions = {},
): Promise<NonNullable<T>> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    let failure: unknown;
    try {
      const value = await condition();
      if (value) return value;
    } catch (error) {
      failure = error;
    }
    const left = end - performance.now();
    if (context.closeSignal.aborted || left <= 0) throw overdue(context, timeoutMs, description, failure);
    await nextEvent(context, Math.min(pollMs, left));
  }
}

function overdue(
  { closeSignal }: SandboxContext,
  timeoutMs: number,
  description: string,
  cause: unknown,
): WaitTimeout {
  const what = closeSignal.aborted ? 'The sandbox was closed' : `${timeoutMs} ms have passed`;
  const reason = cause === undefined ? '' : `: ${errorMessage(cause)}`;
  return new WaitTimeout(`${what} without ${description}${reason}`, { cause });
}

/** Resolves after an event, or when the time is over. */
function nextEvent(context: SandboxContext, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(settle, ms);
    const stop = context.eventFeed.on(settle);
  });
}
