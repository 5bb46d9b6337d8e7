import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<AbortSignal | undefined>();

/** The signal of the HTTP request being handled, where {@link EndWithRequest} applies. */
export const currentRequestSignal = (): AbortSignal | undefined => current.getStore();

/** Runs something whose calls to 8x8 end with the signal. */
export const withinRequest = <T>(signal: AbortSignal, run: () => T): T => current.run(signal, run);

/**
 * Runs something whose calls to 8x8 go on although the client hangs up.
 *
 * @example
 * await outliveRequest(() => this.sms.send({ destination, text: 'Thank you for your order.' }));
 */
export const outliveRequest = <T>(run: () => T): T => current.run(undefined, run);
