import type { Workflow } from '../automation/workflow';
import type { Delivery, DeliveryAttempt } from '../delivery/delivery';
import type { Message } from '../messages/message';
import type { FaultRule } from '../server/faults/fault-rule';
import type { RecordedRequest } from '../server/request-log';

/** An event in the sandbox. */
export type LiveEvent =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'status'; readonly message: Message }
  | { readonly kind: 'typing'; readonly customer: string; readonly channel: string; readonly umid: string }
  | { readonly kind: 'webhook'; readonly delivery: Delivery; readonly attempt?: DeliveryAttempt }
  | { readonly kind: 'request'; readonly request: RecordedRequest }
  | { readonly kind: 'faults'; readonly faults: readonly FaultRule[] }
  | { readonly kind: 'workflow'; readonly workflow: Workflow }
  | { readonly kind: 'clock'; readonly now: string }
  | { readonly kind: 'reset' };

export type Listener = (event: LiveEvent) => void;

/** Publishes events to the page, to waiting tests and to the state file. */
export class EventFeed {
  private readonly listeners = new Set<Listener>();

  /** Returns a function that removes the listener. */
  on(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(event: LiveEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }
}
