import { UnrecoverableError } from 'bullmq';
import { CsvRow } from 'cpaas-8x8';

/** The list commands of a Redis client. */
export interface RedisLists {
  rpush(key: string, ...values: string[]): Promise<number>;
  lindex(key: string, index: number): Promise<string | null>;
  llen(key: string): Promise<number>;
  pexpire(key: string, ms: number): Promise<number>;
  del(...keys: string[]): Promise<number>;
}

const rowsPerChunk = 500;

/** Marks a stored row of `fromCsv`, which is more than an input: it knows its line, and why it cannot be read. */
const csvRowKey = '$csvRow';

function restoreRow(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !(csvRowKey in stored)) return stored;
  const { line, columns, values, input, problem, row, fields } = stored[csvRowKey] as CsvRow;
  return new CsvRow(line, columns, values, input, problem, row, fields);
}

/**
 * Stores the rows of a bulk send in a Redis list, so that any worker can read them. An entry has several hundred rows.
 * Returns the number of rows. Deletes the list if reading a row fails.
 */
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
    // Set on every write, so that the list expires even if this process dies here.
    await redis.pexpire(key, keepMs);
    chunk = [];
  };
  try {
    for await (const row of rows) {
      chunk.push(row instanceof CsvRow ? { [csvRowKey]: row } : row);
      count++;
      if (chunk.length === rowsPerChunk) await flush();
    }
    await flush();
  } catch (error) {
    await redis.del(key);
    throw error;
  }
  return count;
}

/**
 * Reads the stored rows from the first one, one list entry at a time.
 *
 * @throws {UnrecoverableError} if the rows have expired.
 */
export async function* readRows(redis: RedisLists, key: string): AsyncGenerator<unknown, void, undefined> {
  const entries = await redis.llen(key);
  for (let index = 0; index === 0 || index < entries; index++) {
    const entry = await redis.lindex(key, index);
    if (entry === null)
      throw new UnrecoverableError(
        `The rows of this bulk send are no longer in Redis (${key}). Start the bulk send again with a longer keepMs.`,
      );
    for (const row of JSON.parse(entry) as unknown[]) yield restoreRow(row);
  }
}
