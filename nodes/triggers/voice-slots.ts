import { ApiError, type Client } from 'cpaas-8x8/pure';
import { markOf } from './webhook-mark';
import type { HeldSlot, SlotEntry, SlotType, WebhookSlot } from './webhook-slot';

/** The webhooks of the subaccounts that these slots belong to; of a secret only that there is one. */
export async function listVoiceSlots(
  client: Client,
  slots: readonly WebhookSlot[],
): Promise<readonly HeldSlot[]> {
  const held: HeldSlot[] = [];
  for (const subAccountId of new Set(slots.map((slot) => slot.subAccountId))) {
    for (const { type, url, enabled, httpAuthHeaderAvailable } of await listed(client, subAccountId)) {
      if (url === undefined || url === '' || isLeftOver({ type, url, enabled })) continue;
      held.push({
        subAccountId,
        type,
        url,
        enabled,
        ...(httpAuthHeaderAvailable === true ? { httpAuthorization: '***' } : {}),
      });
    }
  }
  return held;
}

/** One call a type: 8x8 takes no more than one webhook at a time. */
export async function setVoiceSlots(client: Client, entries: readonly SlotEntry[]): Promise<void> {
  for (const { httpAuthorization, ...entry } of entries) {
    await client.voice.setWebhook({
      ...entry,
      type: typeOf(entry),
      ...(httpAuthorization === undefined ? {} : { httpAuthHeader: httpAuthorization }),
    });
  }
}

export async function removeVoiceSlots(client: Client, slots: readonly WebhookSlot[]): Promise<void> {
  for (const slot of slots) {
    await remove(client, slot.subAccountId, typeOf(slot));
  }
}

/**
 * Takes a webhook away. The file of 8x8 leaves VNU out of the types that can be deleted, though it can be set: where
 * 8x8 refuses, it is switched off.
 */
async function remove(client: Client, subAccountId: string, type: VoiceType): Promise<void> {
  const deleted = client.voice.deleteWebhook({ subAccountId, type });
  const isRefused = type === 'VNU' && (await deleted.then(() => false, isRefusal));
  if (!isRefused) {
    await deleted;
    return;
  }
  const left = (await listed(client, subAccountId)).find((webhook) => webhook.type === type);
  if (left?.url === undefined) return;
  await client.voice.setWebhook({ subAccountId, type, url: left.url, enabled: false });
}

/** Whether 8x8 does not take a type for one that can be deleted. */
function isRefusal(thrown: unknown): boolean {
  return thrown instanceof ApiError && [400, 404, 405, 422].includes(thrown.status);
}

/** What a trigger could only switch off counts as an empty slot: its address bears a mark, and says it was ours. */
function isLeftOver({ type, url = '', enabled }: VoiceWebhook): boolean {
  return type === 'VNU' && enabled === false && markOf(url) !== undefined;
}

async function listed(client: Client, subAccountId: string): Promise<readonly VoiceWebhook[]> {
  const { webhooks } = await client.voice.getWebhooks({ subAccountId });
  return webhooks ?? [];
}

type VoiceType = Extract<SlotType, `V${string}`>;

interface VoiceWebhook {
  readonly type?: string | undefined;
  readonly url?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly httpAuthHeaderAvailable?: boolean | undefined;
}

/** Voice slots are made by `slotOf`, which takes the type from the table of events. */
function typeOf({ type }: WebhookSlot): VoiceType {
  return type as VoiceType;
}
