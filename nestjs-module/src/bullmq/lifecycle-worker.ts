import { WorkerHost } from '@nestjs/bullmq';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Job, WorkerOptions } from 'bullmq';

/** How a worker takes jobs: BullMQ's options, but for the connection, which is that of the queue. */
export type WorkerSettings = Omit<WorkerOptions, 'connection' | 'autorun'>;

/** A worker that begins when the app is up, and ends while the account's client still sends. */
export abstract class AppWorker
  extends WorkerHost
  implements OnApplicationBootstrap, BeforeApplicationShutdown
{
  private hasBegun = false;

  abstract override process(job: Job, token?: string): Promise<unknown>;

  /** Not before: by now all handlers are known. */
  onApplicationBootstrap(): void {
    this.hasBegun = true;
    this.worker.run().catch((error: unknown) => this.worker.emit('error', error as Error));
  }

  /** Waits for the jobs that it has. An app that is closed before it was up has no worker yet. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.hasBegun) await this.worker.close();
  }
}
