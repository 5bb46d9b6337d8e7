import type { Queue } from 'bullmq';
import type { RedisScripts } from './shared-limits';
import type { RedisLists } from './stored-rows';

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

/** The connection that a queue has already. BullMQ's type names only the commands that BullMQ needs; it is ioredis. */
export const redisOf = async (queue: Pick<Queue, 'client'>): Promise<QueueRedis> =>
  (await queue.client) as unknown as QueueRedis;
