import type { Http } from 'cpaas-8x8';

import type { ResolvedOptions } from '../options';
import type { Clock } from './clock';
import type { EventFeed } from './event-feed';
import type { Scheduler } from './scheduler';
import type { SandboxState } from './state';
import type { Task } from './task';
import { formatTimestamp } from './timestamps';

/** Everything that the parts of a sandbox share. */
export interface SandboxContext {
  /** A reset or an import replaces the whole state. */
  state: SandboxState;
  readonly scheduler: Scheduler;
  readonly clock: Clock;
  readonly eventFeed: EventFeed;
  readonly options: ResolvedOptions;
  /** Posts webhooks and fetches tokens. */
  readonly http: Http;
  /** Aborted when the sandbox closes, to stop waiting requests. */
  readonly closeSignal: AbortSignal;
  /** Running webhook attempts, by message or call session. The next attempt waits for the running one. */
  readonly deliveryQueues: Map<string, Promise<void>>;
  /** The URL of the sandbox. */
  url: string;
}

/** The current time in 8x8's format. */
export function currentTimestamp(context: SandboxContext): string {
  return formatTimestamp(context.clock.now());
}

/** Schedules a task. The delay is multiplied by `timeScale`. */
export function scheduleTask(context: SandboxContext, ms: number, task: Task): void {
  context.scheduler.add(context.clock.now() + ms * context.options.timeScale, task);
  context.clock.wake();
}
