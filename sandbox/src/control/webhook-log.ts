import { lastOf, valueAt } from '../engine/json';
import type { Delivery, DeliveryAttempt } from '../delivery/delivery';
import { replayDelivery } from '../delivery/deliver-webhook';
import type { World } from '../engine/context';
import { waitFor, type WaitOptions } from './wait';

/** Which events are meant; what is left out does not matter. */
export interface DeliveryFilter {
  readonly id?: string;
  /** `inbound_message_received`, `outbound_message_status_changed`, … */
  readonly event?: string;
  readonly umid?: string;
  /** The session of calls that it is about. */
  readonly sessionId?: string;
  readonly subAccountId?: string;
  readonly url?: string;
  readonly status?: Delivery['status'];
  /** The state that a receipt tells of: `delivered`. */
  readonly state?: string;
  readonly detail?: string;
  /** Only the newest so many. */
  readonly limit?: number;
}

function isMeant(delivery: Delivery, filter: DeliveryFilter): boolean {
  for (const name of ['id', 'event', 'umid', 'sessionId', 'subAccountId', 'url', 'status'] as const) {
    if (filter[name] !== undefined && filter[name] !== delivery[name]) return false;
  }
  for (const name of ['state', 'detail'] as const) {
    if (filter[name] !== undefined && filter[name] !== valueAt(delivery.body, `payload.status.${name}`))
      return false;
  }
  return true;
}

/** Events that were sent to webhooks, oldest first, each with all its attempts. */
export function deliveriesMeant(world: World, filter: DeliveryFilter = {}): Delivery[] {
  const meant = [...world.state.deliveries.values()].filter((delivery) => isMeant(delivery, filter));
  return lastOf(meant, filter.limit);
}

/** Waits until an event has been posted at least once: the newest that was already, or the first that will be. */
export function waitForDelivery(
  world: World,
  filter: DeliveryFilter,
  options?: WaitOptions,
): Promise<Delivery> {
  const tried = ({ attempts }: Delivery): boolean => attempts.length > 0;
  return waitFor(
    world,
    {
      there: deliveriesMeant(world, filter).findLast(tried),
      brought: (event) =>
        event.kind === 'webhook' && tried(event.delivery) && isMeant(event.delivery, filter)
          ? event.delivery
          : undefined,
      what: `a webhook ${JSON.stringify(filter)}`,
    },
    options,
  );
}

/** Posts an event once more. @throws {Error} when there is none of this ID. */
export function replay(world: World, id: string): Promise<DeliveryAttempt> {
  const delivery = world.state.deliveries.get(id);
  if (!delivery) return Promise.reject(new Error(`There is no webhook ${id}`));
  return replayDelivery(world, delivery);
}
