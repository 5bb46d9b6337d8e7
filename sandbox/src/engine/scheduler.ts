import type { SandboxState } from './state/state';
import { defineTable } from './state/table-definition';
import type { Task } from './task';

/** A task and the time at which it runs. */
export interface ScheduledTask {
  /** In milliseconds since 1970. */
  readonly at: number;
  /** The order of tasks with the same time: first in, first out. */
  readonly order: number;
  readonly task: Task;
}

const taskTable = defineTable<ScheduledTask>({
  name: 'tasks',
  key: ({ order }) => String(order),
  fields: { at: 'number', order: 'number', task: 'object' },
});

/**
 * Keeps what the sandbox has to do later, such as the next status of a message. The scheduled tasks, soonest first. A
 * binary heap, because one batch adds ten thousand tasks.
 *
 * A task stays in the state until it is finished: one that was running when the process ended runs again.
 */
export class Scheduler {
  private heap: ScheduledTask[] = [];
  private order = 0;

  constructor(private readonly state: SandboxState) {
    this.reload();
  }

  /** The type of the task must be named: `add<WorkflowTask>(…)`. */
  add<OwnTask extends Task = never>(at: number, task: NoInfer<OwnTask>): void {
    const scheduled = this.state.table(taskTable).put({ at, order: ++this.order, task });
    this.push(scheduled);
  }

  /** Removes a task that was taken and has run. */
  finish(scheduled: ScheduledTask): void {
    this.state.table(taskTable).delete(scheduled);
  }

  /** Schedules the tasks of a state that was loaded, imported or reset. */
  reload(): void {
    this.heap = [];
    this.order = 0;
    for (const scheduled of this.state.table(taskTable).values()) {
      this.order = Math.max(this.order, scheduled.order);
      this.push(scheduled);
    }
  }

  /** The task that is due first. */
  get next(): ScheduledTask | undefined {
    return this.heap[0];
  }

  /** When the next task is due. */
  get nextAt(): number | undefined {
    return this.next?.at;
  }

  /** The number of tasks that have not been taken. */
  get size(): number {
    return this.heap.length;
  }

  /** Returns the next task, if it is due. Call `finish` when it has run. */
  takeDue(now: number): ScheduledTask | undefined {
    const [first] = this.heap;
    if (!first || first.at > now) return undefined;
    const last = this.heap.pop();
    if (last && this.heap.length > 0) {
      this.heap[0] = last;
      this.siftDown(0);
    }
    return first;
  }

  private push(scheduled: ScheduledTask): void {
    this.heap.push(scheduled);
    this.siftUp(this.heap.length - 1);
  }

  private siftUp(index: number): void {
    let child = index;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.isBefore(child, parent)) return;
      this.swap(child, parent);
      child = parent;
    }
  }

  private siftDown(index: number): void {
    let parent = index;
    for (;;) {
      const left = 2 * parent + 1;
      if (left >= this.heap.length) return;
      const right = left + 1;
      const child = right < this.heap.length && this.isBefore(right, left) ? right : left;
      if (!this.isBefore(child, parent)) return;
      this.swap(child, parent);
      parent = child;
    }
  }

  private isBefore(indexA: number, indexB: number): boolean {
    const [a, b] = [this.heap[indexA], this.heap[indexB]];
    return a !== undefined && b !== undefined && compareTasks(a, b) < 0;
  }

  private swap(indexA: number, indexB: number): void {
    const [a, b] = [this.heap[indexA], this.heap[indexB]];
    if (a === undefined || b === undefined) return;
    this.heap[indexA] = b;
    this.heap[indexB] = a;
  }
}

function compareTasks(a: ScheduledTask, b: ScheduledTask): number {
  return a.at - b.at || a.order - b.order;
}
