import type { WebhookEvent } from 'cpaas-8x8';
import type { Subscription } from '../decorators/subscription';

/** A decorated method, ready to run with its guards, interceptors, pipes and filters. */
export interface EventHandler {
  /** `OrderUpdates.delivered`. Event stores keep it, so it is the same in every process and after every restart. */
  readonly id: string;
  readonly subscriptions: readonly Subscription[];
  readonly run: (event: WebhookEvent) => Promise<unknown>;
}
