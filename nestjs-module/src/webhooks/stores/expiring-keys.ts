/** Keys that expire. They are kept in the order in which they were added, which is nearly the order of expiry. */
export class ExpiringKeys {
  private readonly expiry = new Map<string, number>();
  /**
   * The keys of `expiry`, after `first` keys that have been removed. A `Map` has the same order, but it looks for its
   * first key among all that were removed before it.
   */
  private order: string[] = [];
  private first = 0;

  get size(): number {
    return this.expiry.size;
  }

  /** When the oldest key expires, in milliseconds since the epoch. */
  get oldestExpiry(): number | undefined {
    return this.expiry.get(this.order[this.first] ?? '');
  }

  has(key: string, now: number): boolean {
    const expiresAt = this.expiry.get(key);
    return expiresAt !== undefined && expiresAt > now;
  }

  /** Adds a key. A key that is known keeps its place in the order. */
  add(key: string, expiresAt: number): void {
    if (!this.expiry.has(key)) this.order.push(key);
    this.expiry.set(key, expiresAt);
  }

  removeExpired(now: number): void {
    for (;;) {
      const expiresAt = this.oldestExpiry;
      if (expiresAt === undefined || expiresAt > now) return;
      this.removeOldest();
    }
  }

  removeOldest(): void {
    this.expiry.delete(this.order[this.first] ?? '');
    this.first++;
    if (this.first * 2 < this.order.length) return;
    this.order = this.order.slice(this.first);
    this.first = 0;
  }
}
