import { createHash } from 'node:crypto';
import type { Queue } from 'bullmq';
import type { JsonObject, WebhookEvent } from 'cpaas-8x8';
import type { EventIntake } from '../webhooks/handlers/webhook-receiver.interface';

/** How the event queue repeats and keeps events. */
export interface EventQueueOptions {
  /** After how many attempts an event is kept as a failed job. Default: 16, which takes nine hours. */
  readonly attempts?: number;
  /** The delay before the second attempt, in milliseconds; each further delay doubles. Default: 1,000. */
  readonly backoffMs?: number;
  /** How long a handled event is kept, in seconds. Repeats of it are dropped meanwhile. Default: 86,400 (24 hours). */
  readonly keepSeconds?: number;
}

/** The data of a job: the event as 8x8 sent it. */
export type EventJob = JsonObject;

/** Writes events into a queue before 8x8 gets its answer. A repeat has the job ID of the first, and BullMQ drops it. */
export class EventQueue implements EventIntake {
  constructor(
    private readonly queue: Queue<EventJob>,
    private readonly options: EventQueueOptions = {},
  ) {}

  async take(event: WebhookEvent): Promise<void> {
    const { attempts = 16, backoffMs = 1_000, keepSeconds = 86_400 } = this.options;
    await this.queue.add(event.type, event.raw, {
      jobId: toJobId(event),
      attempts,
      backoff: { type: 'exponential', delay: backoffMs },
      removeOnComplete: { age: keepSeconds },
      removeOnFail: false,
    });
  }
}

/** Event keys contain colons, which BullMQ does not allow in job IDs. */
const toJobId = ({ key }: WebhookEvent): string => createHash('sha256').update(key).digest('base64url');
