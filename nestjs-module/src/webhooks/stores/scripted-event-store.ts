import { createHash, randomUUID } from 'node:crypto';
import type { EventClaim, EventStore } from './event-store.interface';
import { CLAIM, EXTEND, FINISH, HANDLED, RELEASE } from './event-store-scripts';

/** The commands of a Redis client that run scripts. A client of ioredis has them. */
export interface ScriptClient {
  evalsha(sha: string, keys: number, ...args: (string | number)[]): Promise<unknown>;
  eval(script: string, keys: number, ...args: (string | number)[]): Promise<unknown>;
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
 * Stores handled events in Redis, with scripts, so that several processes can use it at the same time.
 * `RedisEventStore` and the event queue are built on it. `client` is asked for each command.
 */
export class ScriptedEventStore implements EventStore {
  constructor(
    private readonly client: () => ScriptClient | Promise<ScriptClient>,
    private readonly prefix: string,
  ) {}

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

  /** Runs a script by its SHA-1. Redis forgets scripts when it restarts; then the text is sent again. */
  private async run({ sha, text }: Script, key: string, ...args: (string | number)[]): Promise<unknown> {
    const redis = await this.client();
    const redisKey = this.prefix + key;
    try {
      return await redis.evalsha(sha, 1, redisKey, ...args);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return redis.eval(text, 1, redisKey, ...args);
    }
  }
}
