import { WorkerHost } from '@nestjs/bullmq';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Job, WorkerOptions } from 'bullmq';

/** BullMQ's worker options, without the connection: the worker uses the connection of its queue. */
export type WorkerSettings = Omit<WorkerOptions, 'connection' | 'autorun'>;

/** A BullMQ worker that starts once the app is up, and stops while the account's client can still send. */
export abstract class LifecycleWorker
  extends WorkerHost
  implements OnApplicationBootstrap, BeforeApplicationShutdown
{
  private isRunning = false;

  abstract override process(job: Job, token?: string): Promise<unknown>;

  /** The worker starts here because all webhook handlers are known by now. */
  onApplicationBootstrap(): void {
    this.isRunning = true;
    this.worker.run().catch((error: unknown) => this.worker.emit('error', error as Error));
  }

  /** Waits for the running jobs. An app that is closed before it was up has no worker yet. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.isRunning) await this.worker.close();
  }
}
