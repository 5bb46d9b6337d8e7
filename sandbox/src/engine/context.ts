import type { Http } from 'cpaas-8x8';

import type { ResolvedOptions } from '../options';
import type { Agenda } from './scheduler';
import type { LiveFeed } from './event-feed';
import { timestampOf } from './timestamps';
import type { WorldState } from './state';
import type { Task } from './task';
import type { Time } from './clock';

/** Everything the parts of a sandbox share: its state, its time, and what it may use of the world outside. */
export interface World {
  /** Replaced as a whole by a reset and by an import. */
  state: WorldState;
  readonly agenda: Agenda;
  readonly time: Time;
  readonly live: LiveFeed;
  readonly options: ResolvedOptions;
  /** Posts webhooks and fetches tokens. */
  readonly http: Http;
  /** Aborted when the sandbox closes, so that nothing hangs on. */
  readonly closing: AbortSignal;
  /** Attempts under way to post webhooks, by the message they are about. */
  readonly posting: Map<string, Promise<void>>;
  /** Where the sandbox itself can be reached. */
  url: string;
}

/** The time as 8x8 writes it. */
export function timestamp(world: World): string {
  return timestampOf(world.time.now());
}

/** Plans a task. Every wait is multiplied by `timeScale`. */
export function after(world: World, ms: number, task: Task): void {
  world.agenda.add(world.time.now() + ms * world.options.timeScale, task);
  world.time.wake();
}
