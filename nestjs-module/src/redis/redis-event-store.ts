import { Redis, type Cluster } from 'ioredis';
import { ScriptedEventStore } from '../webhooks/stores/scripted-event-store';

/** Options of {@link RedisEventStore}. Needs Redis 6 or later. */
export interface RedisEventStoreOptions {
  /** The app's ioredis client, which stays open; or a URL. The store closes a connection that it opened from a URL. */
  readonly redis: Redis | Cluster | string;
  /** The prefix of the keys in Redis. Default: `8x8:event:`. */
  readonly prefix?: string;
}

/**
 * Stores handled events in Redis, for apps with several processes. If several processes receive the same event, one
 * handles it. If that process dies, another one handles the event once the claim has expired.
 *
 * @example
 * webhooks: { path, authorization, store: new RedisEventStore({ redis: 'redis://localhost:6379' }) }
 */
export class RedisEventStore extends ScriptedEventStore {
  private readonly redis: Redis | Cluster;
  private readonly ownsClient: boolean;

  constructor({ redis, prefix = '8x8:event:' }: RedisEventStoreOptions) {
    const client = typeof redis === 'string' ? connect(redis) : redis;
    super(() => client, prefix);
    this.ownsClient = typeof redis === 'string';
    this.redis = client;
  }

  /** Rejects if Redis cannot be reached. */
  async ping(): Promise<void> {
    await this.redis.ping();
  }

  /** Closes the connection that the store opened from a URL. */
  async close(): Promise<void> {
    if (this.ownsClient) await this.redis.quit().catch(() => this.redis.disconnect());
  }
}

/** Fails fast when Redis is down: 8x8 then gets a 5xx and repeats the event, and no requests pile up. */
function connect(url: string): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, connectTimeout: 5_000 });
  // The commands report the error too. Without a listener, ioredis writes it to the console.
  redis.on('error', () => undefined);
  return redis;
}
