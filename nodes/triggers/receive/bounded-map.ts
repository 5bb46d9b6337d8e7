/** The last entries, up to a number; the oldest goes first. */
export class RecentEntries<V> {
  private readonly entries = new Map<string, V>();

  constructor(private readonly most: number) {}

  get isFull(): boolean {
    return this.entries.size >= this.most;
  }

  get(key: string): V | undefined {
    return this.entries.get(key);
  }

  set(key: string, value: V): void {
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size <= this.most) return;
    for (const oldest of this.entries.keys()) {
      this.entries.delete(oldest);
      break;
    }
  }

  delete(key: string): void {
    this.entries.delete(key);
  }

  [Symbol.iterator](): IterableIterator<[string, V]> {
    return this.entries[Symbol.iterator]();
  }
}
