import type { WebhookEvent } from 'cpaas-8x8';
import type { Observable } from 'rxjs';
import type { EventHandlingError } from './event-handling.errors';

/**
 * Where events go once they are verified and parsed. The module's own intake runs the handlers before 8x8 gets its
 * answer; another one may write them down first and run them elsewhere.
 *
 * Call actions never come here: 8x8 waits on the line for what the handler answers.
 */
export interface EventIntake {
  /**
   * Resolves when the event is safe, and 8x8 may be answered 200: it was handled, is a repeat, or stands where it
   * will be handled. Rejects when it is not: 8x8 is answered 5xx, and sends it again.
   */
  take(event: WebhookEvent): Promise<void>;
}

/** Runs the handlers of an account. */
export interface EventHandling {
  /**
   * Claims the event in the account's store, runs the handlers that have not ended well for it yet, one failing without
   * stopping the others, and records each. Resolves when all have, or when it is a repeat.
   *
   * @throws EventHandlingError that names the handlers that did not end well.
   * @throws EventBusyError while another delivery of it is being handled.
   */
  handle(event: WebhookEvent): Promise<void>;
}

/** Receives the webhooks of one account. */
export interface WebhookReceiver extends EventHandling {
  /** Sends events through another intake from now on. */
  useIntake(intake: EventIntake): void;
  /** Every event that some handler did not handle, as often as that happens. */
  readonly failures: Observable<EventHandlingError>;
}
