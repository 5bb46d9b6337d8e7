import { InjectQueue, Processor } from '@nestjs/bullmq';
import { Inject, type Type } from '@nestjs/common';
import { DelayedError, UnrecoverableError, type Job, type Queue } from 'bullmq';
import {
  CheckpointError,
  ValidationError,
  type ApiName,
  type BulkOptions,
  type BulkSummary,
  type EightByEightClient,
  type RecipientResult,
} from 'cpaas-8x8';
import { getEightByEightToken } from '../eight-by-eight.tokens';
import { LifecycleWorker, type WorkerSettings } from './lifecycle-worker';
import { bulkKey, type BulkJob, type BulkProblem } from './bulk-job.interface';
import { getBulkQueueName } from './bull.tokens';
import { getQueueRedis } from './queue-redis';
import { RedisCheckpoint } from './redis-checkpoint';
import { readRows } from './row-storage';

/** Creates the class of the worker that carries out an account's bulk sends. */
export function createBulkProcessor(
  account: string,
  configKey: string | undefined,
  settings: WorkerSettings,
): Type {
  const name = getBulkQueueName(account);
  const queue = { name, ...(configKey === undefined ? {} : { configKey }) };

  // A bulk send continues from its checkpoint however often its worker dies, so the stall limit is out of reach.
  @Processor(queue, { maxStalledCount: 1_000, ...settings, autorun: false } as WorkerSettings)
  class BulkProcessor extends LifecycleWorker {
    @Inject(getEightByEightToken(account))
    private readonly client!: EightByEightClient;
    @InjectQueue(name)
    private readonly queue!: Queue<BulkJob, BulkSummary>;
    private readonly shutdown = new AbortController();

    /** Waits for the requests in flight. Another worker continues the bulk send. */
    override async beforeApplicationShutdown(): Promise<void> {
      this.shutdown.abort();
      await super.beforeApplicationShutdown();
    }

    async process(job: Job<BulkJob, BulkSummary>, token?: string): Promise<BulkSummary> {
      const summary = await this.run(job).catch((error: unknown) => {
        throw isPermanentError(error) ? new UnrecoverableError(error.message) : error;
      });
      if (!summary.stopped || !this.shutdown.signal.aborted) return summary;
      await job.moveToDelayed(Date.now(), token);
      throw new DelayedError();
    }

    private async run(job: Job<BulkJob, BulkSummary>): Promise<BulkSummary> {
      const redis = await getQueueRedis(this.queue);
      const { total, keepMs, operation, template, batchSize, concurrency } = job.data;
      const key = bulkKey(name, String(job.id));
      const cancelled = new AbortController();
      const checkpoint = new RedisCheckpoint(redis, key, keepMs, () => cancelled.abort());
      const options: BulkOptions = {
        total,
        ...(template === undefined ? {} : { template }),
        ...(batchSize === undefined ? {} : { batchSize }),
        ...(concurrency === undefined ? {} : { concurrency }),
        signal: AbortSignal.any([this.shutdown.signal, cancelled.signal]),
        onResult: (result) => {
          const problem = toBulkProblem(result);
          if (problem) checkpoint.addProblem(problem);
        },
        onProgress: (progress) => void job.updateProgress({ ...progress }).catch(() => undefined),
        checkpoint,
      };
      const rows = readRows(redis, `${key}:rows`);
      return { ...(await sendAllMethod(this.client, operation)(rows, options)) };
    }
  }
  return BulkProcessor;
}

/** The client validates each row as it reads it: an invalid row is reported as rejected. */
type SendAllMethod = (rows: AsyncIterable<unknown>, options: BulkOptions) => PromiseLike<BulkSummary>;

function sendAllMethod(client: EightByEightClient, operation: string): SendAllMethod {
  const [api = '', name = ''] = operation.split('.');
  const methods = client[api as ApiName] as unknown as Readonly<Record<string, SendAllMethod>> | undefined;
  const method = methods?.[`${name}All`];
  if (!method) throw new UnrecoverableError(`The operation ${operation} cannot be sent in bulk.`);
  return method;
}

/** Whether another attempt would fail too: the options are invalid, or the checkpoint does not fit the rows. */
const isPermanentError = (error: unknown): error is Error =>
  error instanceof ValidationError || error instanceof CheckpointError;

/**
 * Returns nothing for an accepted recipient, and for `not-sent`: another run sends to this recipient, or the bulk send
 * was cancelled.
 */
function toBulkProblem(result: RecipientResult): BulkProblem | undefined {
  if (result.status === 'accepted' || result.status === 'not-sent') return undefined;
  const { index, status, reason } = result;
  return {
    index,
    status,
    reason,
    ...(result.status === 'unknown' ? { clientBatchId: result.clientBatchId } : {}),
  };
}
