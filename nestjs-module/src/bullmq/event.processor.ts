import { Processor } from '@nestjs/bullmq';
import { Inject, type Type } from '@nestjs/common';
import { DelayedError, type Job } from 'bullmq';
import { parseWebhook } from 'cpaas-8x8';
import { getWebhookReceiverToken } from '../eight-by-eight.tokens';
import { isEventBusyError, isUnavailableError } from '../webhooks/handlers/event-handling.errors';
import { withTenant } from '../webhooks/decorators/tenant-event';
import type { EventHandling } from '../webhooks/handlers/webhook-receiver.interface';
import { getBullAccountToken, type BullAccount } from './bull-account';
import { getBullSettingsToken } from './bull-settings.module';
import type { EightByEightBullSettings } from './eight-by-eight-bull-options.interface';
import { LifecycleWorker, postponeForeignJob, type WorkerSettings } from './lifecycle-worker';
import type { EventJob } from './event-queue';
import { getEventQueueName } from './bull.tokens';

/** The delay before another attempt while another worker handles the event. */
const busyRetryMs = 2_000;

/**
 * Creates the class of the worker that runs the app's handlers for the queued events of an account. `@Processor` binds
 * a class to one queue, so each account has its own class.
 */
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
    @Inject(getBullAccountToken(account))
    private readonly account!: BullAccount;
    @Inject(getBullSettingsToken(account))
    private readonly settings!: EightByEightBullSettings;

    protected override get concurrency(): number | undefined {
      return this.settings.eventConcurrency;
    }

    async process(job: Job<EventJob>, token?: string): Promise<void> {
      if (job.data.account !== this.account.fingerprint) return postponeForeignJob(job, token, account);
      try {
        const { event, tenant } = job.data;
        await this.receiver.handle(withTenant(parseWebhook(event), tenant));
      } catch (error) {
        if (!isEventBusyError(error) && !isUnavailableError(error)) throw error;
        // Delaying the job uses no attempt. The other worker may have died; then its claim expires.
        await job.moveToDelayed(Date.now() + busyRetryMs, token);
        throw new DelayedError();
      }
    }
  }
  return EventProcessor;
}
