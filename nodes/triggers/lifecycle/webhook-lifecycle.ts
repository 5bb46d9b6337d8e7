import {
  findRegistered,
  isSameUrl,
  isSameWebhookScope,
  redactUrl,
  webhookRegistrations,
} from '../../../core/src/webhook-registrations';
import type { IHookFunctions } from 'n8n-workflow';
import { clientFor } from '../../shared/client';
import { nodeErrorFrom } from '../../shared/node-error';
import { assertSecret } from './manual-webhook';
import { heldSlots, releaseSlots } from './webhook-registrations';
import { inNodeErrors } from './activation-errors';
import type { WebhookLifecycle } from '../description/base-description';
import { slotName } from './conflict-messages';
import { slotsToTake } from './check-conflicts';
import { isManual } from '../description/trigger-parameters';
import type { SlotProduct } from '../events/trigger-config';
import { isOfThisNode } from './webhook-url';
import { markedUrl, markFor, markOf } from './url-marker';
import { assertReachable, planWebhooks, type WebhookPlan } from './registration-plan';
import {
  dropRecord,
  readRecord,
  writeRecord,
  type FormerEntry,
  type WebhookRecord,
} from './registration-record';

/** How n8n has a trigger register itself at 8x8, and take that back. */
export const registeringLifecycle = (product: SlotProduct): WebhookLifecycle => ({
  async checkExists() {
    return await webhookExists(this, product);
  },
  async create() {
    return await createWebhook(this, product);
  },
  async delete() {
    return await deleteWebhook(this, product);
  },
});

/** Whether 8x8 posts here already, with the secret that is expected. */
async function webhookExists(context: IHookFunctions, product: SlotProduct): Promise<boolean> {
  return await inNodeErrors(context, async () => {
    if (isManual(context, product)) {
      await assertSecret(context, product);
      // Registered automatically before: that address is given back now.
      if (readRecord(context)) await deleteWebhook(context, product);
      return true;
    }
    const plan = await planWebhooks(context, product);
    const record = readRecord(context);
    if (!record || !fits(record, plan)) return false;
    const held = await heldSlots(product, await clientFor(context), plan.slots);
    for (const slot of plan.slots) {
      const holder = findRegistered(slot, held);
      if (!holder || !isSameUrl(holder.url, plan.address.url)) return false;
      if (markOf(holder.url) !== markFor(plan.authorizationDigest)) return false;
      if (holder.enabled !== false) continue;
      // Somebody who activates the workflow wants events; a restart of n8n decides nothing.
      if (!isStartUp(context)) return false;
      context.logger.warn(
        `The webhook for ${slotName(slot, product)} is switched off at 8x8: no events come until it is switched on`,
      );
    }
    return true;
  });
}

/** Has 8x8 post here, where nobody else is in the way. All slots, or none. */
async function createWebhook(context: IHookFunctions, product: SlotProduct): Promise<boolean> {
  return await inNodeErrors(context, async () => {
    const plan = await planWebhooks(context, product);
    const { address, authorization, authorizationDigest, test } = plan;
    await assertReachable(context, product, plan);
    const client = await clientFor(context);
    const earlier = readRecord(context);
    const slots = slotsToTake(context, product, plan, await heldSlots(product, client, plan.slots), earlier);
    const record: WebhookRecord = { url: address.url, authorizationDigest, slots, test };
    writeRecord(context, record);
    const entries = slots.map(({ before, ...slot }) => ({
      ...slot,
      url: markedUrl(address.url, authorizationDigest, before && productionIn(plan, before)),
      enabled: true,
      httpAuthorization: authorization,
    }));
    try {
      await webhookRegistrations[product.via].set(client, entries);
    } catch (thrown) {
      // It may have been done in part, or be done although no answer came.
      await undo(context, product, plan, record);
      throw nodeErrorFrom(context.getNode(), thrown);
    }
    if (earlier) await releaseUnused(context, product, plan, earlier);
    return true;
  });
}

/** Gives back what this trigger holds at 8x8, and nothing that is not its own any more. */
async function deleteWebhook(context: IHookFunctions, product: SlotProduct): Promise<boolean> {
  return await inNodeErrors(context, async () => {
    const record = readRecord(context);
    if (!record && isManual(context, product)) return true;
    const plan = await planWebhooks(context, product);
    const { address } = plan;
    // n8n also calls this after a refusal, and does not say whether for a test: then only the exact address counts.
    const isOwn = (url: string): boolean =>
      isSameUrl(url, record?.url ?? address.url) || (record?.test === false && isOfThisNode(address, url));
    const others = await releaseSlots(context, product, plan, record?.slots ?? plan.slots, isOwn);
    if (record) {
      for (const { slot, url } of others) {
        if (isOfThisNode(address, url)) continue;
        context.logger.warn(
          `The webhook for ${slotName(slot, product)} was changed at 8x8, to ${redactUrl(url)}: it is left as it is`,
        );
      }
    }
    dropRecord(context);
    return true;
  });
}

function isStartUp(context: IHookFunctions): boolean {
  return ['init', 'leadershipChange'].includes(context.getActivationMode());
}

/** The production webhook that a test stands in for. */
function productionIn({ test, address }: WebhookPlan, { url }: FormerEntry): string | undefined {
  return test && isOfThisNode(address, url) ? url : undefined;
}

function fits({ url, authorizationDigest, slots }: WebhookRecord, plan: WebhookPlan): boolean {
  return (
    isSameUrl(url, plan.address.url) &&
    authorizationDigest === plan.authorizationDigest &&
    slots.length === plan.slots.length &&
    plan.slots.every((slot) => slots.some((other) => isSameWebhookScope(slot, other)))
  );
}

/** Slots of an earlier registration that the chosen events no longer come through. */
async function releaseUnused(
  context: IHookFunctions,
  product: SlotProduct,
  plan: WebhookPlan,
  earlier: WebhookRecord,
): Promise<void> {
  const unused = earlier.slots.filter((slot) => !plan.slots.some((other) => isSameWebhookScope(slot, other)));
  await releaseSlots(context, product, plan, unused, (url) => isSameUrl(url, earlier.url));
}

async function undo(
  context: IHookFunctions,
  product: SlotProduct,
  plan: WebhookPlan,
  { url, slots }: WebhookRecord,
): Promise<void> {
  try {
    await releaseSlots(context, product, plan, slots, (held) => isSameUrl(held, url));
  } catch (thrown) {
    const { message } = nodeErrorFrom(context.getNode(), thrown);
    context.logger.warn(`8x8 could not be asked whether the webhook was set after all: ${message}`);
  }
}
