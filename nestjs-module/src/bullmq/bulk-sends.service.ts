import { randomUUID } from 'node:crypto';
import type { Job, Queue } from 'bullmq';
import type { BulkProgress, BulkSummary } from 'cpaas-8x8';
import {
  bulkKey,
  type BulkJob,
  type BulkOperation,
  type BulkProblem,
  type BulkState,
  type BulkStatus,
} from './bulk-job.interface';
import { redisOf } from './queue-redis';
import { storeRows } from './row-storage';

/** A bulk send to start. */
export interface BulkSendRequest {
  /** What is sent. */
  readonly operation: BulkOperation;
  /** One entry a recipient, as the operation takes it. They are put into Redis as they are read. */
  readonly rows: Iterable<unknown> | AsyncIterable<unknown>;
  /** What the messages have in common; a row's own fields come first. */
  readonly template?: object;
  /** How many travel in one request: the core's default if left out. */
  readonly batchSize?: number;
  /** How many requests are on their way at a time. */
  readonly concurrency?: number;
  /** How long rows and results are kept, in milliseconds: seven days by default. */
  readonly keepMs?: number;
}

const inBatches: ReadonlySet<string> = new Set<BulkOperation>(['sms.send', 'chatApps.send']);
const sevenDays = 7 * 86_400_000;
const nothingYet: BulkProgress = { done: 0, accepted: 0, rejected: 0, unknown: 0, rate: 0 };

/** Sends to many as jobs that any worker takes up, and another goes on with, should it die. Nobody is sent to twice. */
export class BulkSends {
  constructor(private readonly queue: Queue<BulkJob, BulkSummary | null>) {}

  /** Stores the rows and starts the job. Resolves once both are safe, with the ID to ask by. */
  async start(request: BulkSendRequest): Promise<{ readonly id: string; readonly total: number }> {
    const { operation, rows, keepMs = sevenDays, template, batchSize, concurrency } = request;
    if (!inBatches.has(operation)) {
      throw new TypeError(
        `operation is ${JSON.stringify(operation)}: give 'sms.send' or 'chatApps.send', which send in batches.`,
      );
    }
    const id = randomUUID();
    const total = await storeRows(await redisOf(this.queue), `${this.key(id)}:rows`, rows, keepMs);
    if (total === 0) throw new TypeError('rows is empty: there is nobody to send to.');
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

  /** How far it is; `undefined` when there is none of that ID, or no longer. */
  async status(id: string): Promise<BulkStatus | undefined> {
    // The state first: a job that is read after it has ended tells how.
    const state = await this.queue.getJobState(id);
    const job = await this.queue.getJob(id);
    if (!job) return undefined;
    const { progress, returnvalue, failedReason, data } = job;
    const ended: BulkProgress | null = returnvalue;
    const known = ended ?? (isProgress(progress) ? progress : undefined);
    const found = stateOf(state, job);
    const open = found === 'waiting' || found === 'running';
    return {
      id,
      state: open && (await this.isStoppedUnbegun(id)) ? 'cancelled' : found,
      total: data.total,
      progress: known ?? { ...nothingYet, total: data.total },
      ...(state === 'failed' && failedReason ? { reason: failedReason } : {}),
    };
  }

  /** Those who were not sent to, or of whom it is not known, in the order of the list; each once. */
  async *problems(id: string): AsyncGenerator<BulkProblem, void, undefined> {
    const redis = await redisOf(this.queue);
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

  /** Stops it at the next batch. What is on its way is waited for; nothing more leaves. */
  async cancel(id: string): Promise<void> {
    const job = await this.queue.getJob(id);
    if (!job) throw new Error(`There is no bulk send ${id}, or no longer.`);
    const redis = await redisOf(this.queue);
    await redis.set(`${this.key(id)}:cancelled`, '1', 'PX', job.data.keepMs);
  }

  /** Whoever takes it up finds that it was cancelled with the first checkpoint, which is before the first request. */
  private async isStoppedUnbegun(id: string): Promise<boolean> {
    const redis = await redisOf(this.queue);
    // In this order: a checkpoint that is made after the word is there is followed by no request.
    const isCancelled = (await redis.exists(`${this.key(id)}:cancelled`)) === 1;
    return isCancelled && (await redis.exists(`${this.key(id)}:checkpoint`)) === 0;
  }

  private key(id: string): string {
    return bulkKey(this.queue.name, id);
  }
}

const isProgress = (progress: unknown): progress is BulkProgress =>
  typeof progress === 'object' && progress !== null && 'done' in progress;

function stateOf(state: string, { returnvalue }: Job<BulkJob, BulkSummary | null>): BulkState {
  if (state === 'completed') return returnvalue?.stopped ? 'cancelled' : 'completed';
  if (state === 'failed') return 'failed';
  return state === 'active' ? 'running' : 'waiting';
}
