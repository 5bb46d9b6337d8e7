import type { RedisScripts } from './shared-limits';
import type { RedisLists } from './row-storage';

/** What is used of a queue's connection. */
export interface QueueRedis extends RedisScripts, RedisLists {
  set(key: string, value: string, unit: 'PX', ms: number): Promise<unknown>;
  exists(key: string): Promise<number>;
  zrangebyscore(
    key: string,
    from: string,
    to: string,
    limit: 'LIMIT',
    offset: number,
    count: number,
  ): Promise<string[]>;
}

/** Where a queue has its connection: BullMQ 5 at the queue itself, BullMQ 6 at what is behind it. */
type Connected =
  | { readonly client: Promise<unknown>; readonly getBackend?: never }
  | { readonly getBackend: () => { readonly client: Promise<unknown> } };

/** The connection that a queue has already. BullMQ's types name only the commands that BullMQ needs; it is ioredis. */
export async function redisOf(queue: object): Promise<QueueRedis> {
  const connected = queue as Connected;
  const { client } = connected.getBackend ? connected.getBackend() : connected;
  return (await client) as QueueRedis;
}
