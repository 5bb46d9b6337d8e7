import { createHash } from 'node:crypto';
import type { Queue } from 'bullmq';
import type { JsonObject, WebhookEvent } from 'cpaas-8x8';
import type { EventIntake } from '../webhooks/handlers/webhook-receiver.interface';

/** How events wait and how often they are tried. */
export interface EventQueueOptions {
  /** How often an event is tried before it is put aside as failed: 16 by default, which takes nine hours. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt; each further wait is twice as long. 1,000 by default. */
  readonly backoffMs?: number;
  /** How long an event that was handled is kept, in seconds: 24 hours by default. Repeats fold into it meanwhile. */
  readonly keepSeconds?: number;
}

/** What a job of the queue holds: the event as 8x8 sent it. */
export type EventJob = JsonObject;

/** Writes events into a queue before they are acknowledged; repeats fold into the job that is there. */
export class EventQueue implements EventIntake {
  constructor(
    private readonly queue: Queue<EventJob>,
    private readonly options: EventQueueOptions = {},
  ) {}

  async take(event: WebhookEvent): Promise<void> {
    const { attempts = 16, backoffMs = 1_000, keepSeconds = 86_400 } = this.options;
    await this.queue.add(event.type, event.raw, {
      jobId: jobIdOf(event),
      attempts,
      backoff: { type: 'exponential', delay: backoffMs },
      removeOnComplete: { age: keepSeconds },
      removeOnFail: false,
    });
  }
}

/** BullMQ takes no colon in the ID of a job, and keys hold some. */
const jobIdOf = ({ key }: WebhookEvent): string => createHash('sha256').update(key).digest('base64url');
