import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so, and answers what the check did; n8n does some things behind its answer. */
export async function eventually<T>(check: () => T, withinMs = 20_000): Promise<Awaited<T>> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (failed) {
      if (Date.now() > deadline) throw failed;
    }
    await sleep(50);
  }
}
