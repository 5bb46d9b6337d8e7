import type { RedisScripts } from './shared-limits';
import type { RedisLists } from './bulk-sends/row-storage';

/** The Redis commands that are used on a queue's connection. */
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

/** BullMQ 5 has the connection on the queue, BullMQ 6 on the queue's backend. */
type QueueConnection =
  | { readonly client: Promise<unknown>; readonly getBackend?: never }
  | { readonly getBackend: () => { readonly client: Promise<unknown> } };

/** Returns the Redis connection of a queue. It is an ioredis client, though BullMQ's types name fewer commands. */
export async function getQueueRedis(queue: object): Promise<QueueRedis> {
  const connection = queue as QueueConnection;
  const { client } = connection.getBackend ? connection.getBackend() : connection;
  return (await client) as QueueRedis;
}
