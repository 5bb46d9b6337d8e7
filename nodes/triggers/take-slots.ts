import type { IHookFunctions } from 'n8n-workflow';
import { activeWebhookOf } from './active-webhooks';
import { productionHasOtherKey, slotName, slotTaken } from './slot-refusals';
import { mayReplace } from './trigger-parameters';
import type { TriggerProduct } from './trigger-product';
import { isOfThisNode, isSameAddress } from './webhook-address';
import type { WebhookPlan } from './webhook-plan';
import type { FormerEntry, TakenSlot, WebhookRecord } from './webhook-record';
import { digestOf } from './webhook-secret';
import { holderOf, isSameSlot, type HeldSlot, type WebhookSlot } from './webhook-slot';

/** Decides whether each slot may be taken, and remembers what is in it. Changes nothing at 8x8. */
export function slotsToTake(
  context: IHookFunctions,
  product: TriggerProduct,
  plan: WebhookPlan,
  held: readonly HeldSlot[],
  record: WebhookRecord | undefined,
): readonly TakenSlot[] {
  return plan.slots.map((slot) => {
    const holder = holderOf(slot, held);
    const known = record?.slots.find((other) => isSameSlot(slot, other));
    if (!holder) {
      if (known)
        context.logger.warn(`8x8 had lost the webhook for ${slotName(slot, product)}; it is set again`);
      return slot;
    }
    if (isOwn(plan, holder, record)) return withBefore(slot, known?.before ?? productionWebhook(plan));
    if (plan.test && isOfThisNode(plan.address, holder.url)) {
      return withBefore(slot, borrowed(context, plan, holder));
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
  { url }: HeldSlot,
  record: WebhookRecord | undefined,
): boolean {
  return (
    isSameAddress(url, address.url) ||
    (record !== undefined && isSameAddress(url, record.url)) ||
    (!test && isOfThisNode(address, url))
  );
}

function withBefore(slot: WebhookSlot, before: FormerEntry | undefined): TakenSlot {
  return before ? { ...slot, before } : slot;
}

function formerEntry({ url, enabled, httpAuthorization, oauth }: HeldSlot): FormerEntry {
  return {
    url,
    enabled: enabled !== false,
    secured: httpAuthorization !== undefined || oauth !== undefined,
  };
}

/** The production webhook of the node that is tested: only for as long as the test lasts. */
function borrowed(context: IHookFunctions, plan: WebhookPlan, holder: HeldSlot): FormerEntry {
  const active = activeWebhookOf(plan.address);
  if (active && active.authorizationDigest !== digestOf(plan.authorizationFor(active.url))) {
    throw productionHasOtherKey(context.getNode());
  }
  return formerEntry(holder);
}

/** For a test that finds the slot with an earlier test that was never cleared away. */
function productionWebhook({ test, address }: WebhookPlan): FormerEntry | undefined {
  const active = test ? activeWebhookOf(address) : undefined;
  return active && { url: active.url, enabled: true, secured: true };
}
