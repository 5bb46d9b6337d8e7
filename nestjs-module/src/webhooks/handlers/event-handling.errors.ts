import type { WebhookEvent } from 'cpaas-8x8';

/** A handler that did not end well, and what it threw. */
export interface FailedHandler {
  /** `OrderUpdates.delivered`: the same in every process and after every start. */
  readonly handler: string;
  readonly error: unknown;
}

/** Some handlers of an event did not end well: 8x8 is to send it again, and then only these run. */
export class EventHandlingError extends Error {
  override readonly name = 'EventHandlingError';

  constructor(
    readonly event: WebhookEvent,
    readonly failed: readonly FailedHandler[],
  ) {
    super(
      `${event.type} was not handled by ${failed.map(({ handler }) => handler).join(', ')}. ` +
        'These run again when 8x8 sends the event again; those that ended well do not.',
      { cause: failed[0]?.error },
    );
  }
}

/** Another delivery of the same event is being handled: whether it ends well is not known yet. */
export class EventBusyError extends Error {
  override readonly name = 'EventBusyError';

  constructor(readonly event: WebhookEvent) {
    super(`${event.type} is being handled already. 8x8 sends it again, and is then told how that ended.`);
  }
}
