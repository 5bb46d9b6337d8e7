import { useEffect, useRef, useState } from 'preact/hooks';

import type { LiveEvent } from '../../control/events/live-events';
import { errorText } from './control-client';
import { onEvents } from './event-listeners';

/** Something that was loaded from the sandbox. */
export interface Loaded<T> {
  /** `undefined` until it has come. */
  readonly value: T | undefined;
  /** Why it could not be loaded. */
  readonly error: string | undefined;
  /** Loads it again, for example after a change. */
  readonly reload: () => void;
}

/** In a burst of events, the page loads no more often. */
const pauseMs = 400;

/**
 * Loads something for a part of the page, and again when one of these kinds of events comes.
 *
 * @param key Names what is loaded. Another key loads again; what was loaded stays until the new value has come, unless
 *   the part of the key before `?` is another one.
 */
export function useLoaded<T>(
  key: string,
  load: () => Promise<T>,
  kinds: readonly LiveEvent['kind'][],
): Loaded<T> {
  const [state, setState] = useState<{ subject: string; value?: T; error?: string }>({ subject: '' });
  const current = useRef<{ load: () => Promise<T>; again: () => void }>({ load, again: () => undefined });
  current.current.load = load;
  const subject = key.split('?')[0] ?? '';
  useEffect(() => {
    let isOver = false;
    let isLoading = false;
    let isWanted = false;
    const loadNow = (): void => {
      if (isLoading) {
        isWanted = true;
        return;
      }
      isLoading = true;
      isWanted = false;
      current.current
        .load()
        .then(
          (value) => !isOver && setState({ subject, value }),
          (error: unknown) => !isOver && setState({ subject, error: errorText(error) }),
        )
        .finally(() => {
          setTimeout(() => {
            isLoading = false;
            if (isWanted && !isOver) loadNow();
          }, pauseMs);
        });
    };
    current.current.again = loadNow;
    loadNow();
    const stop = onEvents((seen) => {
      if (seen.has('reset') || kinds.some((kind) => seen.has(kind))) loadNow();
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [key]);
  const isCurrent = state.subject === subject;
  return {
    value: isCurrent ? state.value : undefined,
    error: isCurrent ? state.error : undefined,
    reload: () => current.current.again(),
  };
}
