import {
  findRegistered,
  isSameUrl,
  isSameWebhookScope,
  type RegisteredWebhook,
  type WebhookScope,
} from '../../../core/src/webhook-registrations';
import type { IHookFunctions } from 'n8n-workflow';
import { productionHasOtherKey, slotName, slotTaken } from './conflict-messages';
import { mayReplace } from '../description/trigger-parameters';
import type { SlotProduct } from '../events/trigger-config';
import { isOfThisNode } from './webhook-url';
import { standsInFor } from './url-marker';
import { hasKnownSecret, type WebhookPlan } from './registration-plan';
import type { FormerEntry, TakenSlot, WebhookRecord } from './registration-record';

/** Decides whether each slot may be taken, and remembers what is in it. Changes nothing at 8x8. */
export function slotsToTake(
  context: IHookFunctions,
  product: SlotProduct,
  plan: WebhookPlan,
  held: readonly RegisteredWebhook[],
  record: WebhookRecord | undefined,
): readonly TakenSlot[] {
  return plan.slots.map((slot) => {
    const holder = findRegistered(slot, held);
    const known = record?.slots.find((other) => isSameWebhookScope(slot, other));
    if (!holder) {
      if (known)
        context.logger.warn(`8x8 had lost the webhook for ${slotName(slot, product)}; it is set again`);
      return slot;
    }
    if (isOwn(plan, holder, record))
      return withBefore(slot, known?.before ?? leftByTest(context, plan, holder));
    if (plan.test && isOfThisNode(plan.address, holder.url)) {
      assertKnownToProduction(context, plan, holder.url);
      return withBefore(slot, formerEntry(holder));
    }
    if (!mayReplace(context)) {
      const { address } = plan;
      throw slotTaken({ node: context.getNode(), product, slot, holder, address, lost: known !== undefined });
    }
    return withBefore(slot, formerEntry(holder));
  });
}

/** Set by this trigger: as it is now, as it was before n8n's address changed, or left over from a test. */
function isOwn(
  { address, test }: WebhookPlan,
  { url }: RegisteredWebhook,
  record: WebhookRecord | undefined,
): boolean {
  return (
    isSameUrl(url, address.url) ||
    (record !== undefined && isSameUrl(url, record.url)) ||
    (!test && isOfThisNode(address, url))
  );
}

function withBefore(slot: WebhookScope, before: FormerEntry | undefined): TakenSlot {
  return before ? { ...slot, before } : slot;
}

function formerEntry({ url, enabled, httpAuthorization, oauth }: RegisteredWebhook): FormerEntry {
  return {
    url,
    enabled: enabled !== false,
    secured: httpAuthorization !== undefined || oauth !== undefined,
  };
}

/** What a test has to put back that finds the slot with an earlier one, whose end n8n or 8x8 did not live to see. */
function leftByTest(
  context: IHookFunctions,
  plan: WebhookPlan,
  { url }: RegisteredWebhook,
): FormerEntry | undefined {
  const production = plan.test ? standsInFor(plan.address, url) : undefined;
  if (production === undefined) return undefined;
  assertKnownToProduction(context, plan, production);
  return { url: production, enabled: true, secured: true };
}

/** A production webhook can be put back only with the secret it had, and that is made from the API key. */
function assertKnownToProduction(context: IHookFunctions, plan: WebhookPlan, url: string): void {
  if (!hasKnownSecret(plan, url)) throw productionHasOtherKey(context.getNode());
}
