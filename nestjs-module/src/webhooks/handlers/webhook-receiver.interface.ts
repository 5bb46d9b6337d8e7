import type { WebhookEvent } from 'cpaas-8x8';
import type { Observable } from 'rxjs';
import type { EventHandlingError } from './event-handling.errors';
import type { EventStore } from '../stores/event-store.interface';

/**
 * Takes verified events. The module's own intake runs the handlers before 8x8 gets its answer. Another intake can write
 * events to a queue, so that the handlers run later.
 *
 * Call actions bypass the intake: the caller waits for the call flow that the handler returns.
 */
export interface EventIntake {
  /**
   * Resolves when the event is safe: it was handled, it is a repeat, or it is stored and will be handled. 8x8 then gets
   * 200. If it rejects, 8x8 gets 5xx and repeats the event.
   */
  take(event: WebhookEvent): Promise<void>;
  /** The store that all processes share that handle the events. Used if the account's options have none. */
  readonly store?: EventStore;
}

/** Runs the handlers of an account. */
export interface EventHandling {
  /**
   * Claims the event in the account's store, runs its handlers, and records each one that succeeds. Handlers that have
   * succeeded for an earlier delivery do not run again. One failing handler does not stop the others.
   *
   * @throws EventHandlingError that names the handlers that failed.
   * @throws EventBusyError while another delivery of the same event is being handled.
   */
  handle(event: WebhookEvent): Promise<void>;
}

/**
 * Receives the webhooks of one account.
 *
 * @example
 * app.get<WebhookReceiver>(getWebhookReceiverToken()).failures.subscribe(({ failed }) => report(failed));
 */
export interface WebhookReceiver extends EventHandling {
  /** Sends events to another intake from now on. */
  useIntake(intake: EventIntake): void;
  /** Emits an error each time an event is handled and some of its handlers fail. */
  readonly failures: Observable<EventHandlingError>;
}
