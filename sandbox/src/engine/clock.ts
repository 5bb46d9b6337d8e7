import type { Scheduler } from './scheduler';
import type { Task } from './task';

/** Runs a task. Must not throw. */
export type RunTask = (task: Task) => Promise<void>;

/** The sandbox's time. It runs the scheduled tasks. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Called after a task was added to the scheduler. */
  wake(): void;
  /** Advances the time, and resolves when all due tasks are done. A real clock rejects. */
  advance(ms: number): Promise<void>;
  /** Sets the time when a saved state is loaded. A real clock ignores it. */
  set(now: number): void;
  stop(): void;
}

/** The longest delay that `setTimeout` supports. */
const maxTimeoutMs = 2_147_483_647;

/** Follows the system time. Due tasks run concurrently. */
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
      Promise.reject(new Error("A real clock cannot be advanced: start the sandbox with clock: 'manual'.")),
    set: () => undefined,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Advances only on demand. Tasks run one after the other, so that the same calls always produce the same state. */
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
