import type { ScheduledTask, Scheduler } from './scheduler';
import { defineRecord } from './state/record';
import type { SandboxState } from './state/state';

/** Runs a task and marks it as finished. Must not throw. */
export type RunTask = (task: ScheduledTask) => Promise<void>;

/** It is part of the state: a clock that was stopped or advanced is so again after a restart. */
interface ClockState {
  /** The time of a stopped clock, in milliseconds since 1970. */
  readonly now: number;
  readonly stopped: boolean;
  /** How far a running clock is ahead of the system time, in milliseconds. */
  readonly offsetMs: number;
}

const clockRecord = defineRecord<ClockState>(
  'clock',
  ({ clock, startTime }) => ({ now: startTime, stopped: clock === 'manual', offsetMs: 0 }),
  { now: 'number', stopped: 'boolean', offsetMs: 'number' },
);

/** The longest delay that `setTimeout` supports. */
const maxTimeoutMs = 2_147_483_647;

/** The latest time that a `Date` can hold. */
const maxTime = 8_640_000_000_000_000;

/**
 * The sandbox's time. A running clock follows the system time, and due tasks run concurrently. A stopped clock advances
 * on demand: tasks run one after the other, so that the same calls always produce the same state.
 */
export class Clock {
  private timer: NodeJS.Timeout | undefined;
  private timerAt = Infinity;
  /** The time of a running clock while it advances. */
  private advancingAt: number | undefined;
  private isClosed = false;
  /** Counts the states that it has had. What runs in an earlier one ends. */
  private generation = 0;
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly state: SandboxState,
    private readonly scheduler: Scheduler,
    private readonly run: RunTask,
  ) {}

  /** Milliseconds since 1970. */
  now(): number {
    const { now, stopped, offsetMs } = this.record;
    return stopped ? now : (this.advancingAt ?? Date.now() + offsetMs);
  }

  get isStopped(): boolean {
    return this.record.stopped;
  }

  /** How far a running clock is ahead of the system time. */
  get offsetMs(): number {
    return this.record.offsetMs;
  }

  /** Called after a task was added to the scheduler. */
  wake(): void {
    if (this.isStopped) void this.enqueue(() => this.runUntil(() => this.now()));
    else this.arm();
  }

  /** Called after the state was replaced, and the time with it. An advance that is under way ends. */
  reload(): void {
    this.generation++;
    this.advancingAt = undefined;
    this.disarm();
    this.wake();
  }

  /** Advances the time, and resolves when all due tasks are done. */
  advance(ms: number): Promise<void> {
    return this.enqueue(async () => {
      const { generation } = this;
      const end = Math.min(maxTime, this.now() + ms);
      if (!this.isStopped) this.advancingAt = this.now();
      try {
        await this.runUntil(() => end);
        if (generation === this.generation) this.moveTo(end);
      } finally {
        this.advancingAt = undefined;
        this.disarm();
        this.arm();
      }
    });
  }

  /** Time stands still until the clock advances or runs again. */
  halt(): void {
    if (this.isStopped) return;
    this.change({ stopped: true, now: this.now() });
    this.disarm();
  }

  /** Time passes again: from the time at which the clock was stopped, or with the system time. */
  resume({ atSystemTime = false } = {}): void {
    if (!this.isStopped && !atSystemTime) return;
    this.change({ stopped: false, offsetMs: atSystemTime ? 0 : this.now() - Date.now() });
    this.disarm();
    this.arm();
  }

  /** Runs no more tasks. */
  close(): void {
    this.isClosed = true;
    this.disarm();
  }

  private get record(): ClockState {
    return this.state.record(clockRecord);
  }

  private change(changes: Partial<ClockState>): void {
    this.state.updateRecord(clockRecord, changes);
  }

  private moveTo(time: number): void {
    if (time <= this.now()) return;
    if (this.isStopped) this.change({ now: time });
    else {
      this.advancingAt = time;
      this.change({ offsetMs: time - Date.now() });
    }
  }

  private async runUntil(end: () => number): Promise<void> {
    const { generation } = this;
    for (;;) {
      const at = this.scheduler.nextAt;
      if (this.isClosed || generation !== this.generation || at === undefined || at > end()) return;
      this.moveTo(at);
      const task = this.scheduler.takeDue(this.now());
      if (task) await this.run(task);
    }
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(work);
    return this.queue;
  }

  private runDue(): void {
    this.timerAt = Infinity;
    while (this.isFree) {
      const task = this.scheduler.takeDue(this.now());
      if (!task) break;
      void this.run(task);
    }
    this.arm();
  }

  /** Whether tasks run when the system time reaches theirs. */
  private get isFree(): boolean {
    return !this.isClosed && !this.isStopped && this.advancingAt === undefined;
  }

  private arm(): void {
    const at = this.scheduler.nextAt;
    if (!this.isFree || at === undefined || at >= this.timerAt) return;
    clearTimeout(this.timer);
    this.timerAt = at;
    this.timer = setTimeout(() => this.runDue(), Math.min(maxTimeoutMs, Math.max(0, at - this.now())));
  }

  private disarm(): void {
    clearTimeout(this.timer);
    this.timerAt = Infinity;
  }
}
