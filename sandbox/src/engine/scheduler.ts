import type { ScheduledTask } from './state';
import type { Task } from './task';

/** The scheduled tasks, soonest first. A binary heap, because one batch adds ten thousand tasks. */
export class Scheduler {
  private heap: ScheduledTask[] = [];
  private order = 0;

  add(at: number, task: Task): void {
    this.heap.push({ at, order: ++this.order, task });
    this.siftUp(this.heap.length - 1);
  }

  /** When the next task is due. */
  get nextAt(): number | undefined {
    return this.heap[0]?.at;
  }

  /** Removes and returns the next task, if it is due. */
  takeDue(now: number): Task | undefined {
    const [first] = this.heap;
    if (!first || first.at > now) return undefined;
    const last = this.heap.pop();
    if (last && this.heap.length > 0) {
      this.heap[0] = last;
      this.siftDown(0);
    }
    return first.task;
  }

  /** Lists all tasks, soonest first. */
  entries(): ScheduledTask[] {
    return [...this.heap].sort(compareTasks);
  }

  /** Replaces all scheduled tasks. */
  replace(entries: readonly ScheduledTask[]): void {
    this.heap = [];
    this.order = 0;
    for (const { at, task } of [...entries].sort(compareTasks)) this.add(at, task);
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
