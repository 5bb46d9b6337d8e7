import type { EventClaim, EventStore } from './event-store.interface';

/** How {@link MemoryEventStore} remembers. */
export interface MemoryEventStoreOptions {
  /** How many events are remembered at most: 100,000 by default, about 30 MB. The oldest are forgotten first. */
  readonly maxEvents?: number;
}

interface Remembered {
  readonly done: boolean;
  readonly handled: readonly string[];
  /** Who claimed it, and until when that holds. */
  readonly token: string;
  readonly claimedUntil: number;
  readonly forgetAt: number;
}

/** For how long an event is kept of which some handlers have ended well, and others have not. */
const UNFINISHED_MS = 24 * 60 * 60 * 1000;

/**
 * Remembers events in this process: enough where one process receives them, and a restart may let a repeat through.
 */
export class MemoryEventStore implements EventStore {
  /** In the order of the last change, so that what is to be forgotten stands in front. */
  private readonly events = new Map<string, Remembered>();
  private readonly maxEvents: number;
  private claims = 0;

  constructor({ maxEvents = 100_000 }: MemoryEventStoreOptions = {}) {
    this.maxEvents = maxEvents;
  }

  claim(key: string, leaseMs: number): Promise<EventClaim> {
    const now = Date.now();
    this.forgetExpired(now);
    const known = this.live(key, now);
    if (known?.done) return Promise.resolve({ state: 'done' });
    if (known && known.claimedUntil > now) return Promise.resolve({ state: 'busy' });
    const token = String(++this.claims);
    const handled = known?.handled ?? [];
    const claimedUntil = now + leaseMs;
    this.put(key, {
      done: false,
      handled,
      token,
      claimedUntil,
      forgetAt: Math.max(now + UNFINISHED_MS, claimedUntil),
    });
    return Promise.resolve({ state: 'mine', handled, token });
  }

  handled(key: string, handler: string): Promise<void> {
    const known = this.events.get(key);
    if (known && !known.handled.includes(handler))
      this.put(key, { ...known, handled: [...known.handled, handler] });
    return Promise.resolve();
  }

  finish(key: string, keepMs: number): Promise<void> {
    this.put(key, { done: true, handled: [], token: '', claimedUntil: 0, forgetAt: Date.now() + keepMs });
    return Promise.resolve();
  }

  release(key: string, token?: string): Promise<void> {
    this.whileClaimed(key, token, (known) => {
      if (known.handled.length > 0) this.put(key, { ...known, claimedUntil: 0 });
      else this.events.delete(key);
    });
    return Promise.resolve();
  }

  extend(key: string, leaseMs: number, token?: string): Promise<void> {
    this.whileClaimed(key, token, (known) => this.put(key, { ...known, claimedUntil: Date.now() + leaseMs }));
    return Promise.resolve();
  }

  private live(key: string, now: number): Remembered | undefined {
    const known = this.events.get(key);
    return known && known.forgetAt > now ? known : undefined;
  }

  private whileClaimed(key: string, token: string | undefined, change: (known: Remembered) => void): void {
    const known = this.events.get(key);
    if (known && !known.done && (token === undefined || token === known.token)) change(known);
  }

  private put(key: string, event: Remembered): void {
    this.events.delete(key);
    this.events.set(key, event);
    if (this.events.size > this.maxEvents) this.forgetOldest();
  }

  /** Not one that is being handled: its repeat would be handled beside it. */
  private forgetOldest(): void {
    const now = Date.now();
    for (const [key, { claimedUntil }] of this.events) {
      if (claimedUntil > now) continue;
      this.events.delete(key);
      return;
    }
  }

  private forgetExpired(now: number): void {
    for (const [key, { forgetAt }] of this.events) {
      if (forgetAt > now) return;
      this.events.delete(key);
    }
  }
}
