import { InjectQueue, Processor } from '@nestjs/bullmq';
import { Inject, type Type } from '@nestjs/common';
import { DelayedError, UnrecoverableError, type Job, type Queue } from 'bullmq';
import {
  CheckpointError,
  ValidationError,
  type BulkOptions,
  type BulkSummary,
  type EightByEightClient,
  type RecipientResult,
} from 'cpaas-8x8';
import { getEightByEightToken } from '../eight-by-eight.tokens';
import { AppWorker, type WorkerSettings } from './lifecycle-worker';
import { bulkKey, type BulkJob, type BulkProblem } from './bulk-job.interface';
import { getBulkQueueName } from './bull.tokens';
import { redisOf } from './queue-redis';
import { RedisCheckpoint } from './redis-checkpoint';
import { storedRows } from './row-storage';

/** Makes the worker of an account's bulk sends. */
export function createBulkProcessor(
  account: string,
  configKey: string | undefined,
  settings: WorkerSettings,
): Type {
  const name = getBulkQueueName(account);
  const queue = { name, ...(configKey === undefined ? {} : { configKey }) };

  // A bulk send whose worker died is taken up again, however often that happens: it is told by its checkpoint.
  @Processor(queue, { maxStalledCount: 1_000, ...settings, autorun: false } as WorkerSettings)
  class BulkProcessor extends AppWorker {
    @Inject(getEightByEightToken(account))
    private readonly client!: EightByEightClient;
    @InjectQueue(name)
    private readonly queue!: Queue<BulkJob, BulkSummary>;
    private readonly ending = new AbortController();

    /** What is on its way is waited for; another worker goes on. */
    override async beforeApplicationShutdown(): Promise<void> {
      this.ending.abort();
      await super.beforeApplicationShutdown();
    }

    async process(job: Job<BulkJob, BulkSummary>, token?: string): Promise<BulkSummary> {
      const summary = await this.run(job).catch((error: unknown) => {
        throw isHopeless(error) ? new UnrecoverableError(error.message) : error;
      });
      if (!summary.stopped || !this.ending.signal.aborted) return summary;
      await job.moveToDelayed(Date.now(), token);
      throw new DelayedError();
    }

    private async run(job: Job<BulkJob, BulkSummary>): Promise<BulkSummary> {
      const redis = await redisOf(this.queue);
      const { total, keepMs, operation, template, batchSize, concurrency } = job.data;
      const key = bulkKey(name, String(job.id));
      const cancelled = new AbortController();
      const checkpoint = new RedisCheckpoint(redis, key, keepMs, () => cancelled.abort());
      const options: BulkOptions = {
        total,
        ...(template === undefined ? {} : { template }),
        ...(batchSize === undefined ? {} : { batchSize }),
        ...(concurrency === undefined ? {} : { concurrency }),
        signal: AbortSignal.any([this.ending.signal, cancelled.signal]),
        onResult: (result) => {
          const problem = problemOf(result);
          if (problem) checkpoint.add(problem);
        },
        onProgress: (progress) => void job.updateProgress({ ...progress }).catch(() => undefined),
        checkpoint,
      };
      const rows = storedRows(redis, `${key}:rows`);
      // Rows are checked by the core as they are read: what is none of a recipient ends as rejected.
      const summary = await (operation === 'sms.send'
        ? this.client.sms.sendAll(rows as never, options as never)
        : this.client.chatApps.sendAll(rows as never, options as never));
      return { ...summary };
    }
  }
  return BulkProcessor;
}

/** What no further attempt would mend: options or rows that are wrong. */
const isHopeless = (error: unknown): error is Error =>
  error instanceof ValidationError || error instanceof CheckpointError;

/** Who was not sent to since the run stopped has no problem: another run goes on, or it was cancelled. */
function problemOf(result: RecipientResult): BulkProblem | undefined {
  if (result.status === 'accepted' || result.status === 'not-sent') return undefined;
  const { index, status, reason } = result;
  return {
    index,
    status,
    reason,
    ...(result.status === 'unknown' ? { clientBatchId: result.clientBatchId } : {}),
  };
}
