import { createHash, randomUUID } from 'node:crypto';
import { Redis, type Cluster } from 'ioredis';
import type { EventClaim, EventStore } from '../webhooks/handlers/event-store.interface';
import { CLAIM, EXTEND, FINISH, HANDLED, RELEASE } from './event-store-scripts';

/** How {@link RedisEventStore} reaches Redis: 6 or later. */
export interface RedisEventStoreOptions {
  /** A client of ioredis that the app has already, which stays open; or a URL: then the store closes what it opens. */
  readonly redis: Redis | Cluster | string;
  /** What the keys begin with: `8x8:event:` by default. */
  readonly prefix?: string;
}

/** For how long an event is kept of which some handlers have ended well, and others have not. */
const UNFINISHED_MS = 24 * 60 * 60 * 1000;

interface Script {
  readonly text: string;
  readonly sha: string;
}

const scriptOf = (text: string): Script => ({ text, sha: createHash('sha1').update(text).digest('hex') });

const scripts = {
  claim: scriptOf(CLAIM),
  handled: scriptOf(HANDLED),
  finish: scriptOf(FINISH),
  release: scriptOf(RELEASE),
  extend: scriptOf(EXTEND),
};

/**
 * Remembers events in Redis, for apps of several processes: an event that two of them get is handled by one, and when
 * that one dies, by another as soon as its claim lapses.
 *
 * @example
 * webhooks: { path, authorization, store: new RedisEventStore({ redis: 'redis://localhost:6379' }) }
 */
export class RedisEventStore implements EventStore {
  private readonly redis: Redis | Cluster;
  private readonly isOwn: boolean;
  private readonly prefix: string;

  constructor({ redis, prefix = '8x8:event:' }: RedisEventStoreOptions) {
    this.isOwn = typeof redis === 'string';
    this.redis = typeof redis === 'string' ? ownClient(redis) : redis;
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
    if (this.isOwn) await this.redis.quit().catch(() => this.redis.disconnect());
  }

  /** By its digest: Redis keeps the text, unless it was restarted. */
  private async run({ sha, text }: Script, key: string, ...args: (string | number)[]): Promise<unknown> {
    const name = this.prefix + key;
    try {
      return await this.redis.evalsha(sha, 1, name, ...args);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return this.redis.eval(text, 1, name, ...args);
    }
  }
}

/** Fails soon when Redis is away, so that 8x8 gets its 5xx and sends again, rather than that requests pile up. */
function ownClient(url: string): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, connectTimeout: 5_000 });
  // Every command tells of it as well; without a listener, ioredis writes to the console.
  redis.on('error', () => undefined);
  return redis;
}
