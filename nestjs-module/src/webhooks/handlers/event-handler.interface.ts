import type { WebhookEvent } from 'cpaas-8x8';
import type { Subscription } from '../decorators/subscription';

/** A decorated method, ready to run with its guards, interceptors, pipes and filters. */
export interface EventHandler {
  /** `OrderUpdates.delivered`. Event stores keep it, so it is the same in every process and after every restart. */
  readonly id: string;
  readonly subscriptions: readonly Subscription[];
  readonly run: RunHandler;
}

/**
 * Runs a handler. Passes an error to `onError` before an exception filter sees it: the filter may replace or swallow it.
 * Rejects with the error of the handler if no filter handled it.
 */
export type RunHandler = (event: WebhookEvent, onError: (error: unknown) => void) => Promise<unknown>;
