import { Processor } from '@nestjs/bullmq';
import { Inject, type Type } from '@nestjs/common';
import { DelayedError, type Job } from 'bullmq';
import { parseWebhook } from 'cpaas-8x8';
import { getWebhookReceiverToken } from '../eight-by-eight.tokens';
import type { EventHandling } from '../webhooks/handlers/webhook-receiver.interface';
import { LifecycleWorker, type WorkerSettings } from './lifecycle-worker';
import type { EventJob } from './event-queue';
import { getEventQueueName } from './bull.tokens';

/** The delay before another attempt while another worker handles the event. */
const busyRetryMs = 2_000;

/** Creates the class of the worker that handles an account's events: `@Processor` binds a class to one queue. */
export function createEventProcessor(
  account: string,
  configKey: string | undefined,
  settings: WorkerSettings,
): Type {
  const queue = { name: getEventQueueName(account), ...(configKey === undefined ? {} : { configKey }) };

  // Only failures count as attempts. An event is retried however often its worker dies, so the stall limit is out of reach.
  @Processor(queue, {
    concurrency: 10,
    maxStalledCount: 1_000,
    ...settings,
    autorun: false,
  } as WorkerSettings)
  class EventProcessor extends LifecycleWorker {
    @Inject(getWebhookReceiverToken(account))
    private readonly receiver!: EventHandling;

    async process(job: Job<EventJob>, token?: string): Promise<void> {
      try {
        await this.receiver.handle(parseWebhook(job.data));
      } catch (error) {
        if (!isEventBusyError(error)) throw error;
        // Delaying the job uses no attempt. The other worker may have died; then its claim expires.
        await job.moveToDelayed(Date.now() + busyRetryMs, token);
        throw new DelayedError();
      }
    }
  }
  return EventProcessor;
}

/** Compares the name of the error, because this entry point does not include the classes of the main one. */
const isEventBusyError = (error: unknown): boolean =>
  error instanceof Error && error.name === 'EventBusyError';
