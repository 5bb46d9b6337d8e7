import { setTimeout as delay } from 'node:timers/promises';

/** Waits; an abort ends the wait at once. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  await delay(ms, undefined, signal ? { signal } : {});
}
