import type { Http } from 'cpaas-8x8';

import type { ResolvedOptions } from '../options';
import type { Scheduler } from './scheduler';
import type { EventFeed } from './event-feed';
import { formatTimestamp } from './timestamps';
import type { SandboxState } from './state';
import type { Task } from './task';
import type { Clock } from './clock';

/** Everything the parts of a sandbox share: its state, its time, and what it may use of the world outside. */
export interface SandboxContext {
  /** Replaced as a whole by a reset and by an import. */
  state: SandboxState;
  readonly scheduler: Scheduler;
  readonly clock: Clock;
  readonly eventFeed: EventFeed;
  readonly options: ResolvedOptions;
  /** Posts webhooks and fetches tokens. */
  readonly http: Http;
  /** Aborted when the sandbox closes, so that nothing hangs on. */
  readonly closeSignal: AbortSignal;
  /** Attempts under way to post webhooks, by the message they are about. */
  readonly deliveryQueues: Map<string, Promise<void>>;
  /** Where the sandbox itself can be reached. */
  url: string;
}

/** The time as 8x8 writes it. */
export function currentTimestamp(context: SandboxContext): string {
  return formatTimestamp(context.clock.now());
}

/** Plans a task. Every wait is multiplied by `timeScale`. */
export function scheduleTask(context: SandboxContext, ms: number, task: Task): void {
  context.scheduler.add(context.clock.now() + ms * context.options.timeScale, task);
  context.clock.wake();
}
