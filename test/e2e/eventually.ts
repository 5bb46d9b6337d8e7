import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so; n8n does some things behind its answer. */
export async function eventually(check: () => unknown, withinMs = 20_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      await check();
      return;
    } catch (failed) {
      if (Date.now() > deadline) throw failed;
    }
    await sleep(50);
  }
}
