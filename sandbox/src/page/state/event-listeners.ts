import type { LiveEvent } from '../../control/events/live-events';

type Listener = (kinds: ReadonlySet<LiveEvent['kind']>) => void;

const listeners = new Set<Listener>();

/** Calls a listener for each burst of events. Returns a function that removes it. */
export function onEvents(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells the listeners which kinds of events have come. */
export function announceEvents(kinds: readonly LiveEvent['kind'][]): void {
  const distinct = new Set(kinds);
  for (const listener of [...listeners]) listener(distinct);
}
