/**
 * A queue whose `next` waits for an item. The events of a bulk run wait in one: a read batch, a response, an abort.
 *
 * `Promise.race` on a list of promises would leak memory: it keeps each result until the slowest promise ends.
 */
export class AsyncQueue<T> {
  private readonly items: T[] = [];
  private wakeWaiter: (() => void) | undefined;

  push(item: T): void {
    this.items.push(item);
    this.wakeWaiter?.();
    this.wakeWaiter = undefined;
  }

  async next(): Promise<T> {
    for (;;) {
      const item = this.items.shift();
      if (item !== undefined) return item;
      await new Promise<void>((resolve) => (this.wakeWaiter = resolve));
    }
  }
}
