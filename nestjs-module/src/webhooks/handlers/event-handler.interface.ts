import type { WebhookEvent } from 'cpaas-8x8';
import type { Subscription } from '../decorators/subscription';

/** A decorated method, ready to be run with all that stands before it: guards, interceptors, pipes and filters. */
export interface EventHandler {
  /** `OrderUpdates.delivered`: the same in every process and after every start, because it is stored. */
  readonly id: string;
  readonly subscriptions: readonly Subscription[];
  readonly run: (event: WebhookEvent) => Promise<unknown>;
}
