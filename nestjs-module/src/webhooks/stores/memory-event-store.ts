import type { EventClaim, EventStore } from './event-store.interface';
import { ExpiringKeys } from './expiring-keys';

/** Options of {@link MemoryEventStore}. */
export interface MemoryEventStoreOptions {
  /** The maximum number of remembered events. The oldest are removed first. Default: 100,000 (about 16 MB). */
  readonly maxEvents?: number;
}

/** An event that is being handled, or that only some of its handlers have handled. */
interface OpenEvent {
  /** The handlers that have succeeded so far. */
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
  /** Ordered by the last change, the oldest first. */
  private readonly open = new Map<string, OpenEvent>();
  private readonly done = new ExpiringKeys();
  private readonly maxEvents: number;
  private claims = 0;

  constructor({ maxEvents = 100_000 }: MemoryEventStoreOptions = {}) {
    this.maxEvents = maxEvents;
  }

  claim(key: string, leaseMs: number): Promise<EventClaim> {
    const now = Date.now();
    this.removeExpired(now);
    if (this.done.has(key, now)) return Promise.resolve({ state: 'done' });
    const event = this.open.get(key);
    if (event && event.claimedUntil > now) return Promise.resolve({ state: 'busy' });
    const token = String(++this.claims);
    const handled = event && event.expiresAt > now ? event.handled : [];
    const claimedUntil = now + leaseMs;
    this.put(key, { handled, token, claimedUntil, expiresAt: Math.max(now + UNFINISHED_MS, claimedUntil) });
    return Promise.resolve({ state: 'mine', handled, token });
  }

  handled(key: string, handler: string): Promise<void> {
    const now = Date.now();
    const event = this.open.get(key);
    // A handler can succeed after its claim was released.
    if (!event) {
      if (!this.done.has(key, now))
        this.put(key, { handled: [handler], token: '', claimedUntil: 0, expiresAt: now + UNFINISHED_MS });
    } else if (!event.handled.includes(handler))
      this.put(key, { ...event, handled: [...event.handled, handler] });
    return Promise.resolve();
  }

  finish(key: string, keepMs: number): Promise<void> {
    this.open.delete(key);
    this.done.add(key, Date.now() + keepMs);
    this.removeSurplus();
    return Promise.resolve();
  }

  release(key: string, token?: string): Promise<void> {
    const event = this.findClaimed(key, token);
    if (event && event.handled.length > 0) this.put(key, { ...event, claimedUntil: 0 });
    else if (event) this.open.delete(key);
    return Promise.resolve();
  }

  extend(key: string, leaseMs: number, token?: string): Promise<void> {
    const event = this.findClaimed(key, token);
    if (event) this.put(key, { ...event, claimedUntil: Date.now() + leaseMs });
    return Promise.resolve();
  }

  private findClaimed(key: string, token: string | undefined): OpenEvent | undefined {
    const event = this.open.get(key);
    return token === undefined || token === event?.token ? event : undefined;
  }

  private put(key: string, event: OpenEvent): void {
    this.open.delete(key);
    this.open.set(key, event);
    this.removeSurplus();
  }

  /**
   * Removes the oldest event if there are too many, but none that is being handled now. Without its record, such an event
   * would be handled twice at the same time if 8x8 sent it again.
   */
  private removeSurplus(): void {
    if (this.open.size + this.done.size <= this.maxEvents) return;
    const now = Date.now();
    const oldestDone = this.done.oldestExpiry ?? Infinity;
    for (const [key, { claimedUntil, expiresAt }] of this.open) {
      if (expiresAt > oldestDone) break;
      if (claimedUntil > now) continue;
      this.open.delete(key);
      return;
    }
    this.done.removeOldest();
  }

  private removeExpired(now: number): void {
    this.done.removeExpired(now);
    for (const [key, { expiresAt }] of this.open) {
      if (expiresAt > now) return;
      this.open.delete(key);
    }
  }
}
