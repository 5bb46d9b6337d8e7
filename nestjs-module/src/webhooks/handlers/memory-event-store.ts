import type { EventClaim, EventStore } from './event-store.interface';

/** Options of {@link MemoryEventStore}. */
export interface MemoryEventStoreOptions {
  /** The maximum number of remembered events. The oldest are removed first. Default: 100,000 (about 30 MB). */
  readonly maxEvents?: number;
}

interface EventRecord {
  /** Whether every handler has succeeded. */
  readonly done: boolean;
  /** The handlers that have succeeded so far. Empty when all have. */
  readonly handled: readonly string[];
  /** Identifies the current claim. */
  readonly token: string;
  /** When the claim expires, in milliseconds since the epoch. */
  readonly claimedUntil: number;
  /** When the event is removed, in milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** How long an event is kept if some of its handlers succeeded and others did not. */
const UNFINISHED_MS = 24 * 60 * 60 * 1000;

/**
 * Stores handled events in memory. It suits an app with one process. After a restart, an event that 8x8 sends again may be
 * handled twice.
 *
 * @example
 * webhooks: { path, authorization, store: new MemoryEventStore({ maxEvents: 10_000 }) }
 */
export class MemoryEventStore implements EventStore {
  /** Ordered by the last change, the oldest first. That is nearly the order of expiry; `find` checks the exact time. */
  private readonly events = new Map<string, EventRecord>();
  private readonly maxEvents: number;
  private claims = 0;

  constructor({ maxEvents = 100_000 }: MemoryEventStoreOptions = {}) {
    this.maxEvents = maxEvents;
  }

  claim(key: string, leaseMs: number): Promise<EventClaim> {
    const now = Date.now();
    this.removeExpired(now);
    const record = this.find(key, now);
    if (record?.done) return Promise.resolve({ state: 'done' });
    if (record && record.claimedUntil > now) return Promise.resolve({ state: 'busy' });
    const token = String(++this.claims);
    const handled = record?.handled ?? [];
    const claimedUntil = now + leaseMs;
    this.put(key, {
      done: false,
      handled,
      token,
      claimedUntil,
      expiresAt: Math.max(now + UNFINISHED_MS, claimedUntil),
    });
    return Promise.resolve({ state: 'mine', handled, token });
  }

  handled(key: string, handler: string): Promise<void> {
    const record = this.events.get(key);
    if (record && !record.handled.includes(handler))
      this.put(key, { ...record, handled: [...record.handled, handler] });
    return Promise.resolve();
  }

  finish(key: string, keepMs: number): Promise<void> {
    this.put(key, { done: true, handled: [], token: '', claimedUntil: 0, expiresAt: Date.now() + keepMs });
    return Promise.resolve();
  }

  release(key: string, token?: string): Promise<void> {
    this.updateClaimed(key, token, (record) => {
      if (record.handled.length > 0) this.put(key, { ...record, claimedUntil: 0 });
      else this.events.delete(key);
    });
    return Promise.resolve();
  }

  extend(key: string, leaseMs: number, token?: string): Promise<void> {
    this.updateClaimed(key, token, (record) =>
      this.put(key, { ...record, claimedUntil: Date.now() + leaseMs }),
    );
    return Promise.resolve();
  }

  private find(key: string, now: number): EventRecord | undefined {
    const record = this.events.get(key);
    return record && record.expiresAt > now ? record : undefined;
  }

  private updateClaimed(key: string, token: string | undefined, change: (record: EventRecord) => void): void {
    const record = this.events.get(key);
    if (record && !record.done && (token === undefined || token === record.token)) change(record);
  }

  private put(key: string, event: EventRecord): void {
    this.events.delete(key);
    this.events.set(key, event);
    if (this.events.size > this.maxEvents) this.removeOldest();
  }

  /**
   * Removes the oldest event that is not being handled now. Without its record, an event that is being handled would be
   * handled twice at the same time if 8x8 sent it again.
   */
  private removeOldest(): void {
    const now = Date.now();
    for (const [key, { claimedUntil }] of this.events) {
      if (claimedUntil > now) continue;
      this.events.delete(key);
      return;
    }
  }

  private removeExpired(now: number): void {
    for (const [key, { expiresAt }] of this.events) {
      if (expiresAt > now) return;
      this.events.delete(key);
    }
  }
}
