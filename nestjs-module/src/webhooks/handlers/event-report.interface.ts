/** What became of a webhook event. The option `onEvent` receives one for each delivery. */
export interface EventReport {
  readonly account: string;
  /** The tenant that received the event, if accounts are resolved at run time. */
  readonly tenant?: string;
  /** The type of the event: `sms.inbound`. */
  readonly type: string;
  /** The de-duplication key of the event. */
  readonly key: string;
  readonly outcome: EventOutcome;
  /** How long it took, in milliseconds. */
  readonly durationMs: number;
  /** The handlers that ran. */
  readonly handlers: readonly HandlerReport[];
}

/** How a delivery of an event ended. */
export type EventOutcome =
  /** All handlers have succeeded. */
  | 'handled'
  /** Some handlers failed. 8x8 or the queue delivers the event again. */
  | 'failed'
  /** Another intake took the event, such as the queue. */
  | 'queued'
  /** It was handled before. */
  | 'repeat'
  /** Another delivery of it is being handled. */
  | 'busy'
  /** No handler subscribes to it. */
  | 'ignored'
  /** The store or the queue did not answer, or the app was closing. */
  | 'unavailable';

/** How one handler ended. */
export interface HandlerReport {
  /** The class and the method: `OrderUpdates.delivered`. */
  readonly handler: string;
  readonly outcome: 'handled' | 'failed';
  readonly durationMs: number;
}

/** Receives a report on each delivery of an event. Errors that it throws are logged, and change nothing. */
export type EventListener = (report: EventReport) => unknown;
