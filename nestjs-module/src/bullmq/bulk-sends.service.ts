import { randomUUID } from 'node:crypto';
import type { Job, Queue } from 'bullmq';
import { catalogue, entriesOf, type BulkProgress, type BulkSummary } from 'cpaas-8x8';
import {
  bulkKey,
  type BulkJob,
  type BulkOperation,
  type BulkProblem,
  type BulkState,
  type BulkStatus,
} from './bulk-job.interface';
import { getQueueRedis } from './queue-redis';
import { storeRows } from './row-storage';

/** Options of {@link BulkSends.start}. */
export interface BulkSendRequest {
  /** The operation that sends one message. */
  readonly operation: BulkOperation;
  /** One row per recipient, each an input of the operation. Rows are streamed into Redis. */
  readonly rows: Iterable<unknown> | AsyncIterable<unknown>;
  /** Fields that all messages share. Fields of a row override them. */
  readonly template?: object;
  /** How many messages one request carries. Default: that of `sendAll`. */
  readonly batchSize?: number;
  /** How many requests run at the same time. Default: that of `sendAll`. */
  readonly concurrency?: number;
  /** How long rows and results are kept, in milliseconds. Default: seven days. */
  readonly keepMs?: number;
}

const bulkOperations: readonly string[] = entriesOf(catalogue)
  .filter(({ operation }) => operation.batching)
  .map(({ id }) => id);
const sevenDaysMs = 7 * 86_400_000;
const noProgress: BulkProgress = { done: 0, accepted: 0, rejected: 0, unknown: 0, rate: 0 };

/**
 * Sends to many recipients as BullMQ jobs. Any worker can carry out a job; if it dies, another worker continues. No
 * recipient gets a message twice.
 *
 * @example
 * const { id } = await this.bulkSends.start({ operation: 'sms.send', rows: customers() });
 * const status = await this.bulkSends.status(id);
 */
export class BulkSends {
  constructor(private readonly queue: Queue<BulkJob, BulkSummary | null>) {}

  /**
   * Stores the rows and starts the job. Resolves with the bulk send's ID once both are in Redis.
   *
   * @throws TypeError if the operation cannot be batched, or if there are no rows.
   */
  async start(request: BulkSendRequest): Promise<{ readonly id: string; readonly total: number }> {
    const { operation, rows, keepMs = sevenDaysMs, template, batchSize, concurrency } = request;
    if (!bulkOperations.includes(operation)) {
      throw new TypeError(
        `operation is ${JSON.stringify(operation)}, which cannot be sent in bulk. Use one of ${bulkOperations.join(', ')}.`,
      );
    }
    const id = randomUUID();
    const total = await storeRows(await getQueueRedis(this.queue), `${this.key(id)}:rows`, rows, keepMs);
    if (total === 0) throw new TypeError('rows is empty. Pass at least one row.');
    const job: BulkJob = {
      operation,
      total,
      keepMs,
      ...(template === undefined ? {} : { template }),
      ...(batchSize === undefined ? {} : { batchSize }),
      ...(concurrency === undefined ? {} : { concurrency }),
    };
    await this.queue.add(operation, job, {
      jobId: id,
      attempts: 16,
      backoff: { type: 'exponential', delay: 1_000 },
      removeOnComplete: { age: keepMs / 1_000 },
      removeOnFail: { age: keepMs / 1_000 },
    });
    return { id, total };
  }

  /** The progress of a bulk send; `undefined` if there is no bulk send with this ID, or if it was deleted. */
  async status(id: string): Promise<BulkStatus | undefined> {
    // The state is read before the job, so that a job that finishes in between still shows its result.
    const state = await this.queue.getJobState(id);
    const job = await this.queue.getJob(id);
    if (!job) return undefined;
    const { progress, returnvalue, failedReason, data } = job;
    const summary: BulkProgress | null = returnvalue;
    const latest = summary ?? (isProgress(progress) ? progress : undefined);
    const bulkState = toBulkState(state, job);
    const unfinished = bulkState === 'waiting' || bulkState === 'running';
    return {
      id,
      state: unfinished && (await this.isCancelledBeforeStart(id)) ? 'cancelled' : bulkState,
      total: data.total,
      progress: latest ?? { ...noProgress, total: data.total },
      ...(state === 'failed' && failedReason ? { reason: failedReason } : {}),
    };
  }

  /** Yields the recipients that were rejected or whose outcome is unknown: each once, in the order of the rows. */
  async *problems(id: string): AsyncGenerator<BulkProblem, void, undefined> {
    const redis = await getQueueRedis(this.queue);
    let after = '-inf';
    for (;;) {
      const page = await redis.zrangebyscore(`${this.key(id)}:problems`, after, '+inf', 'LIMIT', 0, 500);
      const problems = page.map((text) => JSON.parse(text) as BulkProblem);
      yield* problems;
      const last = problems.at(-1);
      if (!last) return;
      after = `(${last.index}`;
    }
  }

  /**
   * Stops a bulk send before its next batch. Requests in flight finish.
   *
   * @throws Error if there is no bulk send with this ID, or if it was deleted.
   */
  async cancel(id: string): Promise<void> {
    const job = await this.queue.getJob(id);
    if (!job) throw new Error(`There is no bulk send ${id}. It may have been deleted after its keepMs.`);
    const redis = await getQueueRedis(this.queue);
    await redis.set(`${this.key(id)}:cancelled`, '1', 'PX', job.data.keepMs);
  }

  /** Whether the bulk send is cancelled and no request was sent: a worker stops before its first request then. */
  private async isCancelledBeforeStart(id: string): Promise<boolean> {
    const redis = await getQueueRedis(this.queue);
    // In this order: a checkpoint that is written after the cancellation is followed by no request.
    const isCancelled = (await redis.exists(`${this.key(id)}:cancelled`)) === 1;
    return isCancelled && (await redis.exists(`${this.key(id)}:checkpoint`)) === 0;
  }

  private key(id: string): string {
    return bulkKey(this.queue.name, id);
  }
}

const isProgress = (progress: unknown): progress is BulkProgress =>
  typeof progress === 'object' && progress !== null && 'done' in progress;

function toBulkState(state: string, { returnvalue }: Job<BulkJob, BulkSummary | null>): BulkState {
  if (state === 'completed') return returnvalue?.stopped ? 'cancelled' : 'completed';
  if (state === 'failed') return 'failed';
  return state === 'active' ? 'running' : 'waiting';
}
