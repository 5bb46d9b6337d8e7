import type { Http } from 'cpaas-8x8';

import type { Clock } from './clock';
import type { EventFeed } from './event-feed';
import type { Notice } from './notice';
import type { ResolvedOptions } from './options';
import type { Scheduler } from './scheduler';
import type { SandboxState } from './state/state';
import type { Task } from './task';
import { formatTimestamp } from './timestamps';

/**
 * What every part of a sandbox needs: its state, its clock, its options, and its ways to reach other servers. Passed
 * as an argument to nearly every function.
 */
export interface SandboxContext {
  /** A reset or an import replaces all rows of it. */
  readonly state: SandboxState;
  readonly scheduler: Scheduler;
  readonly clock: Clock;
  readonly eventFeed: EventFeed;
  /** Calls the product that handles the notice, and returns when it is done. The type of the notice must be named. */
  notify<OwnNotice extends Notice = never>(notice: NoInfer<OwnNotice>): void;
  readonly options: ResolvedOptions;
  /** Posts webhooks and fetches tokens. */
  readonly http: Http;
  /** Aborted when the sandbox closes, to stop waiting requests. */
  readonly closeSignal: AbortSignal;
  readonly dispatcher: Dispatcher;
  /** The URL of the sandbox. */
  url: string;
}

/**
 * Limits how many requests a server gets at a time. All requests to the user's servers, such as webhooks, wait for
 * their turn here.
 */
export interface Dispatcher {
  /** Runs the work when the server of the URL has room for one more request. */
  dispatch<T>(url: string, work: () => Promise<T>): Promise<T>;
  /** The same, after all earlier work of the sequence: the events of one message, or of one call session. */
  dispatchInOrder(url: string, sequence: string, work: () => Promise<void>): Promise<void>;
}

/** The current time in 8x8's format. */
export function currentTimestamp(context: SandboxContext): string {
  return formatTimestamp(context.clock.now());
}

/** Schedules a task, whose type must be named. The delay is multiplied by `timeScale`. */
export function scheduleTask<OwnTask extends Task = never>(
  context: SandboxContext,
  ms: number,
  task: NoInfer<OwnTask>,
): void {
  context.scheduler.add<OwnTask>(context.clock.now() + ms * context.options.timeScale, task);
  context.clock.wake();
}
