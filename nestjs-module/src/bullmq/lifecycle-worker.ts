import { setTimeout as sleep } from 'node:timers/promises';
import { WorkerHost } from '@nestjs/bullmq';
import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DelayedError, type Job, type Worker, type WorkerOptions } from 'bullmq';
import { describeAccount } from '../eight-by-eight.tokens';

/** BullMQ's worker options, without the connection: the worker uses the connection of its queue. */
export type WorkerSettings = Omit<WorkerOptions, 'connection' | 'autorun'>;

/**
 * The base of both workers: a BullMQ worker that starts once the app is up, and stops while the account's client can
 * still send.
 */
export abstract class LifecycleWorker
  extends WorkerHost
  implements OnApplicationBootstrap, BeforeApplicationShutdown
{
  private isRunning = false;
  private isClosing = false;

  abstract override process(job: Job, token?: string): Promise<unknown>;

  /** How many jobs run at the same time, if the settings of the queues say so. */
  protected abstract readonly concurrency: number | undefined;

  /** The worker starts here because all webhook handlers are known by now. */
  onApplicationBootstrap(): void {
    if (this.concurrency !== undefined) this.worker.concurrency = this.concurrency;
    this.isRunning = true;
    this.worker.run().catch((error: unknown) => {
      // It ends so if it is closed before it is connected.
      if (!this.isClosing) this.worker.emit('error', error as Error);
    });
  }

  /** Waits for the running jobs. An app that is closed before it was up has no worker yet. */
  async beforeApplicationShutdown(): Promise<void> {
    if (!this.isRunning) return;
    this.isClosing = true;
    await waitUntilConnected(this.worker);
    await this.worker.close();
    await endStalledChecker(this.worker as unknown as StalledChecker);
  }
}

/**
 * A connection that BullMQ closes while it is being made ends in an unhandled rejection. Without Redis, there is none for
 * long: then the worker is closed all the same.
 */
async function waitUntilConnected(worker: Worker): Promise<void> {
  const giveUp = new AbortController();
  const connected = worker.waitUntilReady().catch(() => undefined);
  await Promise.race([connected, sleep(1_000, undefined, giveUp).catch(() => undefined)]);
  giveUp.abort();
}

/** The private fields of a BullMQ worker for its check of stalled jobs. */
interface StalledChecker {
  readonly stalledCheckerRunning?: boolean;
  readonly stalledCheckStopper?: () => void;
}

/**
 * A worker that is closed during its first check waits for the next one all the same, for 30 seconds, and the process does
 * not end before: BullMQ sees that it is closing only afterwards.
 */
async function endStalledChecker(worker: StalledChecker): Promise<void> {
  // Without connection, the check ends at once.
  for (let tries = 0; worker.stalledCheckerRunning === true && tries < 50; tries++) {
    worker.stalledCheckStopper?.();
    await sleep(10);
  }
}

/** The delay before a worker looks at a job of another account again. */
const foreignRetryMs = 10_000;

const logger = new Logger('EightByEightBull');
const logged = new Set<string>();

/**
 * Leaves a job of another account to the workers of that account: another app uses the same queues, or this app has
 * another account than when the job was added. Uses no attempt of the job.
 */
export async function postponeForeignJob(
  job: Job,
  token: string | undefined,
  account: string,
): Promise<never> {
  if (!logged.has(job.queueName)) {
    logged.add(job.queueName);
    logger.error(
      `The queue ${job.queueName} has jobs of another 8x8 account than ${describeAccount(account)} of this app, which leaves them alone. ` +
        'Give each app that shares this Redis its own prefix: EightByEightBullModule.forRoot({ prefix }).',
    );
  }
  await job.moveToDelayed(Date.now() + foreignRetryMs, token);
  throw new DelayedError();
}
