import { createHash, randomUUID } from 'node:crypto';
import { Redis, type Cluster } from 'ioredis';
import type { EventClaim, EventStore } from '../webhooks/handlers/event-store.interface';
import { CLAIM, EXTEND, FINISH, HANDLED, RELEASE } from './event-store-scripts';

/** Options of {@link RedisEventStore}. Needs Redis 6 or later. */
export interface RedisEventStoreOptions {
  /** The app's ioredis client, which stays open; or a URL. The store closes a connection that it opened from a URL. */
  readonly redis: Redis | Cluster | string;
  /** The prefix of the keys in Redis. Default: `8x8:event:`. */
  readonly prefix?: string;
}

/** How long an event is kept if some of its handlers succeeded and others did not. */
const UNFINISHED_MS = 24 * 60 * 60 * 1000;

interface Script {
  readonly text: string;
  readonly sha: string;
}

const createScript = (text: string): Script => ({ text, sha: createHash('sha1').update(text).digest('hex') });

const scripts = {
  claim: createScript(CLAIM),
  handled: createScript(HANDLED),
  finish: createScript(FINISH),
  release: createScript(RELEASE),
  extend: createScript(EXTEND),
};

/**
 * Stores handled events in Redis, for apps with several processes. If several processes receive the same event, one
 * handles it. If that process dies, another one handles the event once the claim has expired.
 *
 * @example
 * webhooks: { path, authorization, store: new RedisEventStore({ redis: 'redis://localhost:6379' }) }
 */
export class RedisEventStore implements EventStore {
  private readonly redis: Redis | Cluster;
  private readonly ownsClient: boolean;
  private readonly prefix: string;

  constructor({ redis, prefix = '8x8:event:' }: RedisEventStoreOptions) {
    this.ownsClient = typeof redis === 'string';
    this.redis = typeof redis === 'string' ? connect(redis) : redis;
    this.prefix = prefix;
  }

  async claim(key: string, leaseMs: number): Promise<EventClaim> {
    const token = randomUUID();
    const [state, ...handled] = (await this.run(
      scripts.claim,
      key,
      token,
      leaseMs,
      UNFINISHED_MS,
    )) as string[];
    if (state === 'mine') return { state, handled, token };
    return { state: state === 'done' ? 'done' : 'busy' };
  }

  async handled(key: string, handler: string): Promise<void> {
    await this.run(scripts.handled, key, handler, UNFINISHED_MS);
  }

  async finish(key: string, keepMs: number): Promise<void> {
    await this.run(scripts.finish, key, keepMs);
  }

  async release(key: string, token = ''): Promise<void> {
    await this.run(scripts.release, key, token);
  }

  async extend(key: string, leaseMs: number, token = ''): Promise<void> {
    await this.run(scripts.extend, key, token, leaseMs);
  }

  async ping(): Promise<void> {
    await this.redis.ping();
  }

  async close(): Promise<void> {
    if (this.ownsClient) await this.redis.quit().catch(() => this.redis.disconnect());
  }

  /** Runs a script by its SHA-1. Redis forgets scripts when it restarts; then the text is sent again. */
  private async run({ sha, text }: Script, key: string, ...args: (string | number)[]): Promise<unknown> {
    const redisKey = this.prefix + key;
    try {
      return await this.redis.evalsha(sha, 1, redisKey, ...args);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return this.redis.eval(text, 1, redisKey, ...args);
    }
  }
}

/** Fails fast when Redis is down: 8x8 then gets a 5xx and repeats the event, and no requests pile up. */
function connect(url: string): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, connectTimeout: 5_000 });
  // The commands report the error too. Without a listener, ioredis writes it to the console.
  redis.on('error', () => undefined);
  return redis;
}
