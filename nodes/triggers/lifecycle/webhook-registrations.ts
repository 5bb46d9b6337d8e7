import type { EightByEightClient } from '../../../core/src/generated';
import {
  webhookRegistrations,
  type RegisteredWebhook,
  type WebhookScope,
  findRegistered,
  redactUrl,
  type WebhookRegistration,
} from '../../../core/src/webhook-registrations';
import type { SlotProduct } from '../events/trigger-config';
import { markOf } from './url-marker';
import type { IHookFunctions } from 'n8n-workflow';
import { clientFor } from '../../shared/client';
import { slotName } from './conflict-messages';
import { hasKnownSecret, type WebhookPlan } from './registration-plan';
import type { FormerEntry, TakenSlot } from './registration-record';

/** What is set at 8x8, at least for the subaccounts of these slots. */
export async function heldSlots(
  { via }: SlotProduct,
  client: EightByEightClient,
  slots: readonly WebhookScope[],
): Promise<readonly RegisteredWebhook[]> {
  return (await webhookRegistrations[via].list(client, slots)).filter((held) => !isLeftOver(held));
}

/** What a trigger could only switch off counts as an empty slot: its address bears a mark, and says it was ours. */
function isLeftOver({ type, url, enabled }: RegisteredWebhook): boolean {
  return type === 'VNU' && enabled === false && markOf(url) !== undefined;
}

/**
 * Gives slots back: what was in them before, or nothing. A slot that holds somebody else's address by now is left
 * alone.
 *
 * @returns those that were left alone, with what they hold.
 */
export async function releaseSlots(
  context: IHookFunctions,
  product: SlotProduct,
  plan: WebhookPlan,
  slots: readonly TakenSlot[],
  isOwn: (url: string) => boolean,
): Promise<readonly { slot: WebhookScope; url: string }[]> {
  if (slots.length === 0) return [];
  const client = await clientFor(context);
  const held = await heldSlots(product, client, slots);
  const taken = slots.flatMap((slot) => {
    const holder = findRegistered(slot, held);
    return holder ? [{ slot, url: holder.url }] : [];
  });
  const own = taken.filter(({ url }) => isOwn(url)).map(({ slot }) => slot);
  const restored = own.flatMap((slot) => {
    const { before, ...rest } = slot;
    return before ? [{ slot: rest, before, entry: formerSlot(plan, rest, before) }] : [];
  });
  const emptied = own.flatMap(({ before, ...slot }) => (before ? [] : [slot]));
  if (restored.length > 0) {
    await webhookRegistrations[product.via].set(
      client,
      restored.map(({ entry }) => entry),
    );
  }
  if (emptied.length > 0) await webhookRegistrations[product.via].remove(client, emptied);
  for (const { slot, before, entry } of restored) {
    if (before.secured && entry.httpAuthorization === undefined) {
      context.logger.warn(
        `8x8 posts ${slotName(slot, product)} to ${redactUrl(before.url)} again, without the Authorization it had: enter it again at 8x8`,
      );
    }
  }
  return taken.filter(({ url }) => !isOwn(url));
}

/** The former entry; with its secret where a trigger of this n8n has made it, because then it can be worked out. */
function formerSlot(plan: WebhookPlan, slot: WebhookScope, before: FormerEntry): WebhookRegistration {
  const { url, enabled, secured } = before;
  const known = secured && hasKnownSecret(plan, url);
  return { ...slot, url, enabled, ...(known ? { httpAuthorization: plan.authorizationFor(url) } : {}) };
}
