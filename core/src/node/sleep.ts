import { onAbort } from './on-abort';

/** Waits; an abort ends the wait at once. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(new Error('the wait was aborted'));
    };
    const timer = setTimeout(() => {
      callOff?.();
      resolve();
    }, ms);
    const callOff = signal && onAbort(signal, abort);
    if (signal?.aborted) abort();
  });
}
