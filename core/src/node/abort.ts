/** One listener per signal calls all callbacks: Node warns of a memory leak at more than ten listeners. */
const abortCallbacks = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls `callback` when the signal aborts. Returns a function that removes the callback. */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const callbacks = abortCallbacks.get(signal) ?? addAbortListener(signal);
  callbacks.add(callback);
  return () => callbacks.delete(callback);
}

function addAbortListener(signal: AbortSignal): Set<() => void> {
  const callbacks = new Set<() => void>();
  abortCallbacks.set(signal, callbacks);
  const runCallbacks = (): void => {
    for (const callback of [...callbacks]) callback();
  };
  signal.addEventListener('abort', runCallbacks, { once: true });
  return callbacks;
}

/** Resolves after `ms` milliseconds. Rejects at once when the signal aborts. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(new Error('the wait was aborted'));
    };
    const timer = setTimeout(() => {
      removeCallback?.();
      resolve();
    }, ms);
    const removeCallback = signal && onAbort(signal, abort);
    if (signal?.aborted) abort();
  });
}
