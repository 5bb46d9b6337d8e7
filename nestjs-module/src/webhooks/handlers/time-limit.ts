/** How long a store or a queue may take to answer. 8x8 waits for its answer meanwhile. */
export const STORE_TIMEOUT_MS = 2_000;

/** Settles like the promise, or rejects with the error after `ms` milliseconds. The work itself goes on. */
export function withTimeLimit<T>(promise: Promise<T>, ms: number, createError: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(createError()), ms);
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}

/**
 * Calls a function for each item after a fixed time, and again each time it has passed, until the item is removed. All
 * items share one timer: most events are handled within milliseconds, so that hardly any item is ever due.
 */
export class SharedInterval<T> {
  /** When each item is due, the earliest first. */
  private readonly dueTimes = new Map<T, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly ms: number,
    private readonly onDue: (item: T) => void,
  ) {}

  add(item: T): void {
    this.dueTimes.set(item, performance.now() + this.ms);
    this.timer ??= this.startTimer(this.ms);
  }

  remove(item: T): void {
    this.dueTimes.delete(item);
  }

  private startTimer(ms: number): NodeJS.Timeout {
    // It may still run after its last item is removed. It must not keep the process alive.
    return setTimeout(() => this.handleDue(), ms).unref();
  }

  private handleDue(): void {
    this.timer = undefined;
    for (const [item, dueAt] of this.dueTimes) {
      const wait = dueAt - performance.now();
      if (wait > 0) {
        this.timer ??= this.startTimer(Math.ceil(wait));
        return;
      }
      this.dueTimes.delete(item);
      this.add(item);
      this.onDue(item);
    }
  }
}
