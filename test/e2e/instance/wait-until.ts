import { setTimeout as sleep } from 'node:timers/promises';

/** Repeats a check until it succeeds, and returns its result. n8n finishes some work after it has responded. */
export async function waitUntil<T>(check: () => T, withinMs = 20_000): Promise<Awaited<T>> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await sleep(50);
  }
}
