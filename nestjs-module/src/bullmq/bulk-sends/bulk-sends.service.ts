import { randomUUID } from 'node:crypto';
import type { Job, Queue } from 'bullmq';
import {
  catalogue,
  entriesOf,
  type BulkProgress,
  type BulkSummary,
  type CsvRow,
  type OperationInput,
} from 'cpaas-8x8';
import type { BullAccount } from '../bull-account';
import {
  bulkKey,
  type BulkJob,
  type BulkOperation,
  type BulkState,
  type BulkStatus,
  type BulkTemplate,
} from './bulk-job.interface';
import { endPause, requestPause } from './bulk-pause';
import {
  chunkSize,
  fromChunk,
  type BulkProblem,
  type BulkResult,
  type BulkResultChunk,
  type BulkResultsRange,
} from './bulk-results';
import { getQueueRedis } from '../queue-redis';
import { storeRows } from './row-storage';

/** Options of {@link BulkSends.start}. */
export interface BulkSendRequest<O extends BulkOperation = BulkOperation> {
  /** The tenant that sends. Required with `EightByEightAccountsModule`, and refused without it. */
  readonly tenant?: string;
  /** The operation that sends one message. */
  readonly operation: O;
  /** One row per recipient: an input of the operation, or a row of `fromCsv`. Rows are streamed into Redis. */
  readonly rows: Iterable<BulkRow<O>> | AsyncIterable<BulkRow<O>>;
  /** Fields that all messages share. Fields of a row override them. */
  readonly template?: BulkTemplate<O> & object;
  /** Bulk sends with a lower number come first. Default: in the order in which they were started. */
  readonly priority?: number;
  /** After how many milliseconds the bulk send starts. Default: at once. Less than `keepMs`. */
  readonly delayMs?: number;
  /** How many messages one request carries. Default: that of `sendAll`. */
  readonly batchSize?: number;
  /** How many requests run at the same time. Default: that of `sendAll`. */
  readonly concurrency?: number;
  /** How long rows and results are kept, in milliseconds. Default: seven days. */
  readonly keepMs?: number;
}

/** A row of a bulk send. Fields of the template may be missing. */
export type BulkRow<O extends BulkOperation = BulkOperation> = Partial<OperationInput<O>> | CsvRow;

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
  constructor(
    private readonly queue: Queue<BulkJob, BulkSummary | null>,
    private readonly account: BullAccount,
  ) {}

  /**
   * Stores the rows and starts the job. Resolves with the bulk send's ID once both are in Redis.
   *
   * @throws TypeError if the operation cannot be batched, if there are no rows, if the tenant is missing, or if `delayMs`
   *   or `keepMs` is not valid.
   * @throws UnknownTenantError if there is no such tenant.
   */
  async start<O extends BulkOperation>(
    request: BulkSendRequest<O>,
  ): Promise<{ readonly id: string; readonly total: number }> {
    const { operation, rows, keepMs = sevenDaysMs, template, batchSize, concurrency } = request;
    const { tenant, priority, delayMs } = request;
    if (!bulkOperations.includes(operation)) {
      throw new TypeError(
        `operation is ${JSON.stringify(operation)}, which cannot be sent in bulk. Use one of ${bulkOperations.join(', ')}.`,
      );
    }
    assertTimes(keepMs, delayMs);
    await this.assertTenant(tenant);
    const id = randomUUID();
    const total = await storeRows(await getQueueRedis(this.queue), `${this.key(id)}:rows`, rows, keepMs);
    if (total === 0) throw new TypeError('rows is empty. Pass at least one row.');
    const job: BulkJob = {
      account: this.account.fingerprint,
      ...(tenant === undefined ? {} : { tenant }),
      operation,
      total,
      keepMs,
      ...(template === undefined ? {} : { template }),
      ...(batchSize === undefined ? {} : { batchSize }),
      ...(concurrency === undefined ? {} : { concurrency }),
    };
    await this.queue.add(operation, job, {
      jobId: id,
      ...(priority === undefined ? {} : { priority }),
      ...(delayMs === undefined ? {} : { delay: delayMs }),
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
    return {
      id,
      ...(data.tenant === undefined ? {} : { tenant: data.tenant }),
      state: await this.withRequests(id, bulkState),
      total: data.total,
      progress: latest ?? { ...noProgress, total: data.total },
      ...(state === 'failed' && failedReason ? { reason: failedReason } : {}),
    };
  }

  /**
   * Yields what became of each recipient so far, with the umid of its message, in the order of the rows. Recipients to
   * whom nothing was sent yet are left out.
   *
   * @example
   * // One page of a report:
   * for await (const { index, umid } of this.bulkSends.results(id, { from: 1_000, limit: 100 })) …
   */
  async *results(
    id: string,
    { from = 0, limit = Infinity }: BulkResultsRange = {},
  ): AsyncGenerator<BulkResult, void, undefined> {
    let left = limit;
    // A chunk that starts before `from` may reach beyond it.
    for await (const chunk of this.stored<BulkResultChunk>(
      id,
      'results',
      Math.max(0, from - chunkSize + 1),
      ({ first }) => first,
    ))
      for (const result of fromChunk(chunk)) {
        if (result.index < from) continue;
        if (left-- <= 0) return;
        yield result;
      }
  }

  /** Yields the recipients that were rejected or whose outcome is unknown: each once, in the order of the rows. */
  async *problems(
    id: string,
    { from = 0, limit = Infinity }: BulkResultsRange = {},
  ): AsyncGenerator<BulkProblem, void, undefined> {
    let left = limit;
    for await (const problem of this.stored<BulkProblem>(id, 'problems', from, ({ index }) => index)) {
      if (left-- <= 0) return;
      yield problem;
    }
  }

  /**
   * Stops a bulk send before its next batch, until `resume` is called. Requests in flight finish: the state is `paused`
   * once they have. A paused bulk send is kept for its `keepMs`.
   *
   * @throws Error if there is no bulk send with this ID, if it was deleted, or if it has ended.
   */
  async pause(id: string): Promise<void> {
    const job = await this.unfinishedJob(id, 'paused');
    await requestPause(await getQueueRedis(this.queue), this.key(id), job.data.keepMs);
  }

  /**
   * Lets a paused bulk send go on after the last recipient that it sent to. A bulk send that is not paused is left as it
   * is.
   *
   * @throws Error if there is no bulk send with this ID, if it was deleted, or if it has ended.
   */
  async resume(id: string): Promise<void> {
    const job = await this.unfinishedJob(id, 'resumed');
    await endPause(await getQueueRedis(this.queue), this.key(id), job);
  }

  /**
   * Stops a bulk send before its next batch. Requests in flight finish.
   *
   * @throws Error if there is no bulk send with this ID, or if it was deleted.
   */
  async cancel(id: string): Promise<void> {
    const job = await this.job(id);
    const redis = await getQueueRedis(this.queue);
    await redis.set(`${this.key(id)}:cancelled`, '1', 'PX', job.data.keepMs);
    // A worker ends a paused one.
    await endPause(redis, this.key(id), job);
  }

  private async job(id: string): Promise<Job<BulkJob, BulkSummary | null>> {
    const job = await this.queue.getJob(id);
    if (job) return job;
    throw new Error(`There is no bulk send ${id}. It may have been deleted after its keepMs.`);
  }

  private async unfinishedJob(id: string, action: string): Promise<Job<BulkJob, BulkSummary | null>> {
    const job = await this.job(id);
    const state = await job.getState();
    if (state !== 'completed' && state !== 'failed') return job;
    throw new Error(`The bulk send ${id} has ended (${toBulkState(state, job)}), and cannot be ${action}.`);
  }

  /** Reads a sorted set page by page, from a score. */
  private async *stored<T>(
    id: string,
    name: 'problems' | 'results',
    from: number,
    scoreOf: (entry: T) => number,
  ): AsyncGenerator<T, void, undefined> {
    const redis = await getQueueRedis(this.queue);
    const pageSize = name === 'results' ? 10 : 500;
    let start = String(from);
    for (;;) {
      const page = await redis.zrangebyscore(`${this.key(id)}:${name}`, start, '+inf', 'LIMIT', 0, pageSize);
      const entries = page.map((text) => JSON.parse(text) as T);
      yield* entries;
      const last = entries.at(-1);
      if (last === undefined) return;
      start = `(${scoreOf(last)}`;
    }
  }

  /** The state of an unfinished bulk send also depends on whether it is cancelled or paused. */
  private async withRequests(id: string, state: BulkState): Promise<BulkState> {
    if (state !== 'waiting' && state !== 'running') return state;
    if (await this.isCancelledBeforeStart(id)) return 'cancelled';
    const redis = await getQueueRedis(this.queue);
    return state === 'waiting' && (await redis.exists(`${this.key(id)}:paused`)) === 1 ? 'paused' : state;
  }

  /** Whether the bulk send is cancelled and no request was sent: a worker stops before its first request then. */
  private async isCancelledBeforeStart(id: string): Promise<boolean> {
    const redis = await getQueueRedis(this.queue);
    // In this order: a checkpoint that is written after the cancellation is followed by no request.
    const isCancelled = (await redis.exists(`${this.key(id)}:cancelled`)) === 1;
    return isCancelled && (await redis.exists(`${this.key(id)}:checkpoint`)) === 0;
  }

  private async assertTenant(tenant: string | undefined): Promise<void> {
    const { clients } = this.account;
    if (clients.perTenant && tenant === undefined)
      throw new TypeError('tenant is missing. Set it to the tenant whose account sends.');
    if (!clients.perTenant && tenant !== undefined)
      throw new TypeError(
        'tenant is set, but the account of this queue has no tenants. Remove it, or set up EightByEightAccountsModule.',
      );
    await clients.get(tenant);
  }

  private key(id: string): string {
    return bulkKey(this.queue, id);
  }
}

/** A bulk send that starts after its rows have expired would only fail. */
function assertTimes(keepMs: number, delayMs = 0): void {
  if (!(Number.isInteger(keepMs) && keepMs > 0))
    throw new TypeError(`keepMs is ${keepMs}. Set it to a positive whole number, or remove it.`);
  if (!(Number.isInteger(delayMs) && delayMs >= 0))
    throw new TypeError(`delayMs is ${delayMs}. Set it to a whole number of at least 0, or remove it.`);
  if (delayMs >= keepMs)
    throw new TypeError(
      `delayMs is ${delayMs}, but the rows are kept for ${keepMs} ms. Set a longer keepMs.`,
    );
}

const isProgress = (progress: unknown): progress is BulkProgress =>
  typeof progress === 'object' && progress !== null && 'done' in progress;

function toBulkState(state: string, { returnvalue }: Job<BulkJob, BulkSummary | null>): BulkState {
  if (state === 'completed') return returnvalue?.stopped ? 'cancelled' : 'completed';
  if (state === 'failed') return 'failed';
  return state === 'active' ? 'running' : 'waiting';
}
