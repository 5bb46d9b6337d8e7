import { errorMessage, UnavailableError } from './event-handling.errors';
import type { EventClaim, EventStore } from '../stores/event-store.interface';
import { STORE_TIMEOUT_MS, withTimeLimit } from './time-limit';

/**
 * An event store that answers within two seconds or fails with an {@link UnavailableError}. A client of Redis waits much
 * longer for a connection, and 8x8 would wait with it.
 */
export class BoundedEventStore implements EventStore {
  constructor(private readonly store: EventStore) {}

  claim(key: string, leaseMs: number): Promise<EventClaim> {
    const claim = this.store.claim(key, leaseMs);
    return this.limit('claim', claim).catch((error: unknown) => {
      // The claim may still succeed after the time limit. Then release it, because no handler runs for it.
      void claim
        .then((late) => (late.state === 'mine' ? this.store.release(key, late.token) : undefined))
        .catch(() => undefined);
      throw error;
    });
  }

  handled(key: string, handler: string): Promise<void> {
    return this.limit('handled', this.store.handled(key, handler));
  }

  finish(key: string, keepMs: number): Promise<void> {
    return this.limit('finish', this.store.finish(key, keepMs));
  }

  release(key: string, token?: string): Promise<void> {
    return this.limit('release', this.store.release(key, token));
  }

  async extend(key: string, leaseMs: number, token?: string): Promise<void> {
    if (this.store.extend) await this.limit('extend', this.store.extend(key, leaseMs, token));
  }

  private async limit<T>(method: keyof EventStore, result: Promise<T>): Promise<T> {
    const describe = (why: string): string => `The store of webhook events failed in ${method}: ${why}`;
    const timeout = (): Error => new Error(`no answer within ${STORE_TIMEOUT_MS} ms`);
    try {
      return await withTimeLimit(result, STORE_TIMEOUT_MS, timeout);
    } catch (error) {
      throw new UnavailableError(describe(errorMessage(error)), { cause: error });
    }
  }
}
