import { createHash } from 'node:crypto';
import type { Queue } from 'bullmq';
import type { JsonObject, WebhookEvent } from 'cpaas-8x8';
import { UnavailableError } from '../webhooks/handlers/event-handling.errors';
import { STORE_TIMEOUT_MS, withTimeLimit } from '../webhooks/handlers/time-limit';
import type { EventIntake } from '../webhooks/handlers/webhook-receiver.interface';
import type { EventStore } from '../webhooks/stores/event-store.interface';
import { ScriptedEventStore, type ScriptClient } from '../webhooks/stores/scripted-event-store';
import { eventKey, tenantOf } from '../webhooks/decorators/tenant-event';
import { getQueueRedis } from './queue-redis';

/** How the event queue repeats and keeps events. */
export interface EventQueueOptions {
  /** After how many attempts an event is kept as a failed job. Default: 16, which takes nine hours. */
  readonly attempts?: number;
  /** The delay before the second attempt, in milliseconds; each further delay doubles. Default: 1,000. */
  readonly backoffMs?: number;
  /** How long a handled event is kept, in seconds. Repeats of it are dropped meanwhile. Default: 86,400 (24 hours). */
  readonly keepSeconds?: number;
}

/** The data of a job. */
export interface EventJob {
  /** Identifies the account that received the event. */
  readonly account: string;
  /** The tenant that received the event, if accounts are resolved at run time. */
  readonly tenant?: string;
  /** The event as 8x8 sent it. */
  readonly event: JsonObject;
}

/** Writes events into a queue before 8x8 gets its answer. A repeat has the job ID of the first, and BullMQ drops it. */
export class EventQueue implements EventIntake {
  /** All workers share it, so that a handler that succeeded in one does not run again in another. */
  readonly store: EventStore;

  constructor(
    private readonly queue: Queue<EventJob>,
    private readonly account: string,
    private readonly options: EventQueueOptions = {},
  ) {
    const client = async (): Promise<ScriptClient> => (await getQueueRedis(queue)) as unknown as ScriptClient;
    this.store = new ScriptedEventStore(client, `${queue.opts.prefix ?? 'bull'}:8x8:event:`);
  }

  /** @throws UnavailableError if Redis does not answer: BullMQ itself would wait for as long as it takes. */
  async take(event: WebhookEvent): Promise<void> {
    const { attempts = 16, backoffMs = 1_000, keepSeconds = 86_400 } = this.options;
    const tenant = tenantOf(event);
    const adding = this.queue.add(
      event.type,
      { account: this.account, event: event.raw, ...(tenant === undefined ? {} : { tenant }) },
      {
        jobId: this.toJobId(event),
        attempts,
        backoff: { type: 'exponential', delay: backoffMs },
        removeOnComplete: { age: keepSeconds },
        removeOnFail: false,
      },
    );
    try {
      await withTimeLimit(
        adding,
        STORE_TIMEOUT_MS,
        () => new Error(`no answer within ${STORE_TIMEOUT_MS} ms`),
      );
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new UnavailableError(`The queue of webhook events does not take the event: ${reason}`, { cause });
    }
  }

  /** Event keys contain colons, which BullMQ does not allow in job IDs. */
  private toJobId(event: WebhookEvent): string {
    return createHash('sha256')
      .update(`${this.account}/${eventKey(event)}`)
      .digest('base64url');
  }
}
