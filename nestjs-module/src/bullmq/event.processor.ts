import { Processor } from '@nestjs/bullmq';
import { Inject, type Type } from '@nestjs/common';
import { DelayedError, type Job } from 'bullmq';
import { parseWebhook } from 'cpaas-8x8';
import { getWebhookReceiverToken } from '../eight-by-eight.tokens';
import type { EventHandling } from '../webhooks/handlers/webhook-receiver.interface';
import { AppWorker, type WorkerSettings } from './lifecycle-worker';
import type { EventJob } from './event-queue';
import { getEventQueueName } from './bull.tokens';

/** While another worker has the event: when to look again. */
const busyMs = 2_000;

/** Makes the worker of an account's events: a class of its own, since BullMQ's decorators name one queue. */
export function createEventProcessor(
  account: string,
  configKey: string | undefined,
  settings: WorkerSettings,
): Type {
  const queue = { name: getEventQueueName(account), ...(configKey === undefined ? {} : { configKey }) };

  // However often its worker dies, an event is taken up again: its failures alone are counted.
  @Processor(queue, {
    concurrency: 10,
    maxStalledCount: 1_000,
    ...settings,
    autorun: false,
  } as WorkerSettings)
  class EventProcessor extends AppWorker {
    @Inject(getWebhookReceiverToken(account))
    private readonly handling!: EventHandling;

    async process(job: Job<EventJob>, token?: string): Promise<void> {
      try {
        await this.handling.handle(parseWebhook(job.data));
      } catch (thrown) {
        if (!isBusy(thrown)) throw thrown;
        // It counts as no attempt: the worker that has it may have died, and its claim then lapses.
        await job.moveToDelayed(Date.now() + busyMs, token);
        throw new DelayedError();
      }
    }
  }
  return EventProcessor;
}

const isBusy = (thrown: unknown): boolean => thrown instanceof Error && thrown.name === 'EventBusyError';
