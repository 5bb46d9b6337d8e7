import { UnrecoverableError } from 'bullmq';

/** What is needed of a Redis client for lists. */
export interface RedisLists {
  rpush(key: string, ...values: string[]): Promise<number>;
  lindex(key: string, index: number): Promise<string | null>;
  llen(key: string): Promise<number>;
  pexpire(key: string, ms: number): Promise<number>;
  del(...keys: string[]): Promise<number>;
}

const rowsAChunk = 500;

/** Puts rows into a list in Redis, some hundreds an entry, and answers how many they are. Leaves none if one fails. */
export async function storeRows(
  redis: RedisLists,
  key: string,
  rows: Iterable<unknown> | AsyncIterable<unknown>,
  keepMs: number,
): Promise<number> {
  let chunk: unknown[] = [];
  let count = 0;
  const flush = async (): Promise<void> => {
    if (chunk.length === 0) return;
    await redis.rpush(key, JSON.stringify(chunk));
    // Each time: whoever dies here leaves nothing for ever.
    await redis.pexpire(key, keepMs);
    chunk = [];
  };
  try {
    for await (const row of rows) {
      chunk.push(row);
      count++;
      if (chunk.length === rowsAChunk) await flush();
    }
    await flush();
  } catch (error) {
    await redis.del(key);
    throw error;
  }
  return count;
}

/** Reads the rows again, from the first, an entry at a time. */
export async function* storedRows(redis: RedisLists, key: string): AsyncGenerator<unknown, void, undefined> {
  const entries = await redis.llen(key);
  for (let index = 0; index === 0 || index < entries; index++) {
    const entry = await redis.lindex(key, index);
    if (entry === null)
      throw new UnrecoverableError(`The rows of this bulk send are no longer in Redis (${key}).`);
    yield* JSON.parse(entry) as unknown[];
  }
}
