import type { AnswerAction } from 'cpaas-8x8';
import type { WebhookAuthorization } from './endpoint/authorization';
import type { EventStore } from './stores/event-store.interface';
import type { RegistrationOptions } from './registration/registration-options.interface';

/** How an account receives webhooks. */
export interface WebhookOptions {
  /**
   * The path that 8x8 posts to: `/webhooks/8x8`. Each account needs its own path. The app's global prefix is not
   * added. Case and a trailing slash do not
   * matter.
   */
  readonly path: string;
  /**
   * The complete `Authorization` header that 8x8 sends; a list while one secret replaces another. `false` if 8x8 sends
   * none: then choose a path that nobody can guess.
   */
  readonly authorization: WebhookAuthorization;
  /**
   * Whether the endpoint runs before or after the app's middleware, hooks and body parsers. Default: `before`, so that
   * none of them can refuse an event. With `after`, create the app with `rawBody: true`: a parsed body loses the last
   * digits of long IDs.
   */
  readonly mount?: 'before' | 'after';
  /** Where handled events are stored. Default: in memory, which suits an app with one process. */
  readonly store?: EventStore;
  /** The size limit of a body, in bytes. Larger bodies get 413. Default: 1,048,576 (1 MiB). */
  readonly maxBytes?: number;
  /**
   * How long a claim on an event holds after its process died, in milliseconds. Default: 60,000. Keep it below 130
   * seconds: 8x8 sends an event for the last time about 131 seconds after the first.
   */
  readonly leaseMs?: number;
  /** How long a handled event is remembered, in milliseconds. 8x8 repeats events within minutes. Default: 24 hours. */
  readonly keepMs?: number;
  /** The call flow to play if `@OnCallAction()` fails or is missing. Without it 8x8 gets 500. */
  readonly fallbackCallFlow?: readonly AnswerAction[];
  /** Registers the app's webhook URL at 8x8 when the app starts to listen. Without it, register the URL yourself. */
  readonly register?: RegistrationOptions;
}
