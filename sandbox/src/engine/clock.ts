import type { Scheduler } from './scheduler';
import type { Task } from './task';

/** Does what a task says; must not throw. */
export type RunTask = (task: Task) => Promise<void>;

/** The sandbox's time, and what it brings about. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Something was added to the agenda. */
  wake(): void;
  /** Lets time pass, and waits until all that is due by then has been done. */
  advance(ms: number): Promise<void>;
  /** Sets the clock, where that is possible: when a saved world is loaded. */
  set(now: number): void;
  stop(): void;
}

/** The longest wait that `setTimeout` can do. */
const maxTimeoutMs = 2_147_483_647;

/** Time as it passes in the world outside. Webhooks are posted side by side. */
export function createRealClock(scheduler: Scheduler, run: RunTask): Clock {
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Infinity;
  let stopped = false;
  const runDue = (): void => {
    timerAt = Infinity;
    for (let task = scheduler.takeDue(Date.now()); task && !stopped; task = scheduler.takeDue(Date.now()))
      void run(task);
    arm();
  };
  const arm = (): void => {
    const at = scheduler.nextAt;
    if (stopped || at === undefined || at >= timerAt) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(runDue, Math.min(maxTimeoutMs, Math.max(0, at - Date.now())));
  };
  return {
    now: Date.now,
    wake: arm,
    advance: () =>
      Promise.reject(new Error("Time cannot be advanced: start the sandbox with clock: 'manual'.")),
    set: () => undefined,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/**
 * Time that stands still until it is told to pass. Tasks are done one after the other, each to its end, so that
 * the same calls lead to the same books.
 */
export function createManualClock(scheduler: Scheduler, run: RunTask, start: number): Clock {
  let now = start;
  let stopped = false;
  let queue: Promise<void> = Promise.resolve();
  const runUntil = async (end: () => number): Promise<void> => {
    for (;;) {
      const at = scheduler.nextAt;
      if (stopped || at === undefined || at > end()) return;
      now = Math.max(now, at);
      const task = scheduler.takeDue(now);
      if (task) await run(task);
    }
  };
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    queue = queue.then(work);
    return queue;
  };
  return {
    now: () => now,
    wake: () => void enqueue(() => runUntil(() => now)),
    advance: (ms) =>
      enqueue(async () => {
        const end = now + ms;
        await runUntil(() => end);
        now = Math.max(now, end);
      }),
    set: (time) => (now = time),
    stop: () => (stopped = true),
  };
}
