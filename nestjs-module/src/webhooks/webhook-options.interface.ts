import type { AnswerAction } from 'cpaas-8x8';
import type { EventStore } from './handlers/event-store.interface';
import type { RegistrationOptions } from './registration/registration-options.interface';

/** How an account receives webhooks. */
export interface WebhookOptions {
  /**
   * Where 8x8 posts to, below the app's address: `/webhooks/8x8`. Each account has a path of its own. A global prefix
   * of the app is not added.
   */
  readonly path: string;
  /**
   * What 8x8 sends as `Authorization`, to the letter; several while one replaces another. `false` where 8x8 can send
   * none: then the path should hold something that cannot be guessed.
   */
  readonly authorization: string | readonly string[] | false;
  /** Where handled events are remembered. Without one, in memory: enough for one process. */
  readonly store?: EventStore;
  /** The largest body that is read, in bytes: 1 MiB by default. Larger ones are answered 413. */
  readonly maxBytes?: number;
  /**
   * After how long a claim of a process that died lapses, in milliseconds: 60,000 by default. Keep it below 130
   * seconds: 8x8 sends an event for the last time about 131 seconds after the first.
   */
  readonly leaseMs?: number;
  /** For how long a handled event is remembered, in milliseconds: 24 hours by default. 8x8 repeats within minutes. */
  readonly keepMs?: number;
  /** What a call does next when `@OnCallAction()` fails, or is missing: without it 8x8 is answered 500. */
  readonly fallbackCallFlow?: readonly AnswerAction[];
  /** Points 8x8's webhooks at this app when it starts to listen. Without it they are set up elsewhere. */
  readonly register?: RegistrationOptions;
}
