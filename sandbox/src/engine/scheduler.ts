import type { AgendaEntry } from './state';
import type { Task } from './task';

/** What will happen, soonest first: a binary heap, because a batch brings ten thousand tasks at once. */
export class Agenda {
  private heap: AgendaEntry[] = [];
  private order = 0;

  add(at: number, task: Task): void {
    this.heap.push({ at, order: ++this.order, task });
    this.rise(this.heap.length - 1);
  }

  /** When the next task is due. */
  get nextAt(): number | undefined {
    return this.heap[0]?.at;
  }

  /** Takes the next task out, if it is due. */
  takeDue(now: number): Task | undefined {
    const [first] = this.heap;
    if (!first || first.at > now) return undefined;
    const last = this.heap.pop();
    if (last && this.heap.length > 0) {
      this.heap[0] = last;
      this.sink(0);
    }
    return first.task;
  }

  /** All entries, soonest first. */
  entries(): AgendaEntry[] {
    return [...this.heap].sort(sooner);
  }

  /** Puts these in place of all that was planned. */
  replace(entries: readonly AgendaEntry[]): void {
    this.heap = [];
    this.order = 0;
    for (const { at, task } of [...entries].sort(sooner)) this.add(at, task);
  }

  private rise(index: number): void {
    let child = index;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.isBefore(child, parent)) return;
      this.swap(child, parent);
      child = parent;
    }
  }

  private sink(index: number): void {
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

  private isBefore(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]];
    return a !== undefined && b !== undefined && sooner(a, b) < 0;
  }

  private swap(one: number, other: number): void {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (a === undefined || b === undefined) return;
    this.heap[one] = b;
    this.heap[other] = a;
  }
}

function sooner(one: AgendaEntry, other: AgendaEntry): number {
  return one.at - other.at || one.order - other.order;
}
