import { replayWebhook } from '../delivery/deliver-webhook';
import type { Delivery, DeliveryAttempt } from '../delivery/delivery';
import type { SandboxContext } from '../engine/context';
import { takeLast, getPath } from '../engine/json';
import { waitFor, type WaitOptions } from './wait';

/** Selects deliveries. Absent fields match any. */
export interface DeliveryFilter {
  readonly id?: string;
  /** `inbound_message_received`, `outbound_message_status_changed`, … */
  readonly event?: string;
  readonly umid?: string;
  /** The call session that the event is about. */
  readonly sessionId?: string;
  readonly subAccountId?: string;
  readonly url?: string;
  readonly status?: Delivery['status'];
  /** The state that a receipt reports, for example `delivered`. */
  readonly state?: string;
  readonly detail?: string;
  /** The maximum number of deliveries. The newest are returned. */
  readonly limit?: number;
}

function matchesFilter(delivery: Delivery, filter: DeliveryFilter): boolean {
  for (const name of ['id', 'event', 'umid', 'sessionId', 'subAccountId', 'url', 'status'] as const) {
    if (filter[name] !== undefined && filter[name] !== delivery[name]) return false;
  }
  for (const name of ['state', 'detail'] as const) {
    if (filter[name] !== undefined && filter[name] !== getPath(delivery.body, `payload.status.${name}`))
      return false;
  }
  return true;
}

/** Lists matching deliveries with their attempts, oldest first. */
export function findDeliveries(context: SandboxContext, filter: DeliveryFilter = {}): Delivery[] {
  const matching = [...context.state.deliveries.values()].filter((delivery) =>
    matchesFilter(delivery, filter),
  );
  return takeLast(matching, filter.limit);
}

/** Returns the newest matching delivery that was posted at least once, or waits for the first one. */
export function waitForDelivery(
  context: SandboxContext,
  filter: DeliveryFilter,
  options?: WaitOptions,
): Promise<Delivery> {
  const wasAttempted = ({ attempts }: Delivery): boolean => attempts.length > 0;
  return waitFor(
    context,
    {
      current: findDeliveries(context, filter).findLast(wasAttempted),
      match: (event) =>
        event.kind === 'webhook' && wasAttempted(event.delivery) && matchesFilter(event.delivery, filter)
          ? event.delivery
          : undefined,
      description: `a webhook ${JSON.stringify(filter)}`,
    },
    options,
  );
}

/** Posts a delivery once more. @throws {Error} when there is no delivery with this ID. */
export function replayWebhookById(context: SandboxContext, id: string): Promise<DeliveryAttempt> {
  const delivery = context.state.deliveries.get(id);
  if (!delivery) return Promise.reject(new Error(`There is no webhook ${id}`));
  return replayWebhook(context, delivery);
}
