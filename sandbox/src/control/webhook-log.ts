import { replayWebhook, sendEditedWebhook, type WebhookEdit } from '../delivery/deliver-webhook';
import { deliveryTable, type Delivery, type DeliveryAttempt } from '../delivery/delivery';
import type { SandboxContext } from '../engine/context';
import { containsText, getPath, takeLast } from '../engine/json';
import { createAssertion, type SchemaFor } from '../server/validation/assert-valid';
import { waitFor, type WaitOptions } from './events/wait';

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
  /** Part of anything in the delivery, ignoring case: its body, its address, an answer, … */
  readonly search?: string;
  /** The ID of a delivery: only older ones are returned. None if it is not kept any more. */
  readonly before?: string;
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
  return filter.search === undefined || containsText(delivery, filter.search);
}

/** Lists matching deliveries with their attempts, oldest first. */
export function findDeliveries(context: SandboxContext, filter: DeliveryFilter = {}): Delivery[] {
  const deliveries = context.state.table(deliveryTable);
  if (filter.before !== undefined && !deliveries.get(filter.before)) return [];
  const matching: Delivery[] = [];
  for (const delivery of deliveries.values()) {
    if (delivery.id === filter.before) break;
    if (matchesFilter(delivery, filter)) matching.push(delivery);
  }
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

export const webhookEditSchema: SchemaFor<WebhookEdit> = {
  type: 'object',
  properties: {
    body: { type: 'object', properties: {}, additionalProperties: {} },
    url: { type: 'string', minLength: 1 },
  },
};

const assertEdit = createAssertion(webhookEditSchema);

/**
 * Sends a delivery with another body, or to another URL, as a new delivery.
 *
 * @throws {Error} when there is no delivery with this ID, or the edit is not valid.
 */
export async function editWebhookById(
  context: SandboxContext,
  id: string,
  edit: WebhookEdit,
): Promise<Delivery> {
  const delivery = context.state.table(deliveryTable).get(id);
  if (!delivery) throw new Error(`There is no webhook ${id}`);
  assertEdit(edit, context.clock.now());
  const { protocol } = URL.canParse(edit.url ?? delivery.url) ? new URL(edit.url ?? delivery.url) : {};
  if (protocol !== 'http:' && protocol !== 'https:') throw new Error('url must be an http or https URL');
  return sendEditedWebhook(context, delivery, edit);
}

/** Posts a delivery once more. @throws {Error} when there is no delivery with this ID. */
export function replayWebhookById(context: SandboxContext, id: string): Promise<DeliveryAttempt> {
  const delivery = context.state.table(deliveryTable).get(id);
  if (!delivery) return Promise.reject(new Error(`There is no webhook ${id}`));
  return replayWebhook(context, delivery);
}
