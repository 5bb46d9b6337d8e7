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
} from 'cpaas-8x8';
import { isUnknownTenantError } from '../../http/unknown-tenant.error';
import { getBullAccountToken, type BullAccount } from '../bull-account';
import { getBullSettingsToken } from '../bull-settings.module';
import type { EightByEightBullSettings } from '../eight-by-eight-bull-options.interface';
import { LifecycleWorker, postponeForeignJob, type WorkerSettings } from '../lifecycle-worker';
import { bulkKey, type BulkJob } from './bulk-job.interface';
import { getBulkQueueName } from '../bull.tokens';
import { getQueueRedis } from '../queue-redis';
import { parkIfPaused } from './bulk-pause';
import { RedisCheckpoint, type StopRequest } from './redis-checkpoint';
import { readRows } from './row-storage';

/** How a worker's run of a bulk send ended. */
interface BulkRunEnd {
  readonly summary: BulkSummary;
  /** Whether a process has cancelled or paused the bulk send meanwhile. */
  readonly stop: StopRequest | undefined;
}

/**
 * Creates the class of the worker that carries out an account's bulk sends: it sends the stored rows, and continues
 * where an earlier worker stopped. `@Processor` binds a class to one queue, so each account has its own class.
 */
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
    @InjectQueue(name)
    private readonly queue!: Queue<BulkJob, BulkSummary>;
    @Inject(getBullAccountToken(account))
    private readonly account!: BullAccount;
    @Inject(getBullSettingsToken(account))
    private readonly settings!: EightByEightBullSettings;
    private readonly shutdown = new AbortController();

    /** Waits for the requests in flight. Another worker continues the bulk send. */
    override async beforeApplicationShutdown(): Promise<void> {
      this.shutdown.abort();
      await super.beforeApplicationShutdown();
    }

    protected override get concurrency(): number | undefined {
      return this.settings.bulkConcurrency;
    }

    async process(job: Job<BulkJob, BulkSummary>, token?: string): Promise<BulkSummary> {
      if (job.data.account !== this.account.fingerprint) return postponeForeignJob(job, token, account);
      const { summary, stop } = await this.run(job).catch((error: unknown) => {
        throw isPermanentError(error) ? new UnrecoverableError(error.message) : error;
      });
      if (!summary.stopped || stop === 'cancelled') return summary;
      const key = bulkKey(this.queue, String(job.id));
      const parked =
        stop === 'paused' && (await parkIfPaused(await getQueueRedis(this.queue), key, job, token));
      // The worker closes, or the bulk send was resumed meanwhile.
      if (!parked) await job.moveToDelayed(Date.now(), token);
      throw new DelayedError();
    }

    private async run(job: Job<BulkJob, BulkSummary>): Promise<BulkRunEnd> {
      const redis = await getQueueRedis(this.queue);
      const { tenant, total, keepMs, operation, template, batchSize, concurrency } = job.data;
      const client = await this.account.clients.get(tenant);
      const key = bulkKey(this.queue, String(job.id));
      const stopped = new AbortController();
      let stop: StopRequest | undefined;
      const checkpoint = new RedisCheckpoint(redis, key, keepMs, (request) => {
        stop = request;
        stopped.abort();
      });
      const options: BulkOptions = {
        total,
        ...(template === undefined ? {} : { template }),
        ...(batchSize === undefined ? {} : { batchSize }),
        ...(concurrency === undefined ? {} : { concurrency }),
        signal: AbortSignal.any([this.shutdown.signal, stopped.signal]),
        onResult: (result) => checkpoint.addResult(result),
        onProgress: (progress) => void job.updateProgress({ ...progress }).catch(() => undefined),
        checkpoint,
      };
      const rows = readRows(redis, `${key}:rows`);
      const summary = await sendAllMethod(client, operation)(rows, options);
      return { summary: { ...summary }, stop };
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

/** Whether another attempt would fail too: the options are invalid, the checkpoint does not fit the rows, or the tenant left. */
const isPermanentError = (error: unknown): error is Error =>
  error instanceof ValidationError || error instanceof CheckpointError || isUnknownTenantError(error);
