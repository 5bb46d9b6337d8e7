import { AsyncLocalStorage } from 'node:async_hooks';

/** Holds the abort signal of the current HTTP request. In a file of its own, so that the client needs no interceptor. */
const storage = new AsyncLocalStorage<AbortSignal | undefined>();

/** The abort signal of the current HTTP request, if {@link EndWithRequest} applies to its handler. */
export const currentRequestSignal = (): AbortSignal | undefined => storage.getStore();

/** Runs a function whose calls to 8x8 are aborted by the signal. */
export const runInRequest = <T>(signal: AbortSignal, run: () => T): T => storage.run(signal, run);

/**
 * Runs a function whose calls to 8x8 continue when the client of the HTTP request disconnects. Use it inside handlers
 * that have the interceptor {@link EndWithRequest}.
 *
 * @example
 * await outliveRequest(() => this.sms.send({ destination, text: 'Thank you for your order.' }));
 */
export const outliveRequest = <T>(run: () => T): T => storage.run(undefined, run);
