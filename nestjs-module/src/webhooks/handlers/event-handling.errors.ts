import type { WebhookEvent } from 'cpaas-8x8';

/** A handler that failed, and what it threw. */
export interface FailedHandler {
  /** The class and the method: `OrderUpdates.delivered`. */
  readonly handler: string;
  readonly error: unknown;
}

/** Some handlers of an event failed. 8x8 repeats the event, and only these handlers run again. */
export class EventHandlingError extends Error {
  override readonly name = 'EventHandlingError';

  constructor(
    readonly event: WebhookEvent,
    readonly failed: readonly FailedHandler[],
  ) {
    super(
      `${failed.map(({ handler }) => handler).join(', ')} failed for ${event.type}. ` +
        'When the event is delivered again, only handlers that failed run again.',
      { cause: failed[0]?.error },
    );
  }
}

/** Another delivery of the same event is being handled at the moment. 8x8 repeats this one. */
export class EventBusyError extends Error {
  override readonly name = 'EventBusyError';

  constructor(readonly event: WebhookEvent) {
    super(`Another delivery of this ${event.type} event is being handled. Deliver the event again later.`);
  }
}

export const errorMessage = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** A handler took longer than `handlerTimeoutMs`. It may still be running. */
export class HandlerTimeoutError extends Error {
  override readonly name = 'HandlerTimeoutError';

  constructor(handler: string, timeoutMs: number) {
    super(
      `${handler} has not finished after ${timeoutMs} ms (handlerTimeoutMs). It may still be running when the event is delivered again.`,
    );
  }
}

/** The event cannot be handled at the moment: its store or its queue does not answer, or the app is closing. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}

/** Compares the names: each entry point of the package has its own copy of the classes. */
const hasName = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** Whether another delivery of the same event is being handled. */
export const isEventBusyError = (error: unknown): boolean => hasName(error, 'EventBusyError');

/** Whether the event cannot be handled at the moment. */
export const isUnavailableError = (error: unknown): boolean => hasName(error, 'UnavailableError');
