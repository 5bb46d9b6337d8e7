import { ApiError } from '../errors/errors';
import type { EightByEightClient } from '../generated/client';
import type {
  RegisteredWebhook,
  WebhookRegistration,
  WebhookProduct,
  WebhookType,
  WebhookScope,
} from './registration';

/** How the slots of a product are read, filled and emptied. */
export interface WebhookRegistrations {
  /** What is set at 8x8, at least for the subaccounts of these slots. */
  list(client: EightByEightClient, slots: readonly WebhookScope[]): Promise<readonly RegisteredWebhook[]>;
  /** Puts addresses into slots, in place of what is there. */
  set(client: EightByEightClient, entries: readonly WebhookRegistration[]): Promise<void>;
  /** Empties slots. */
  remove(client: EightByEightClient, slots: readonly WebhookScope[]): Promise<void>;
}

const sms: WebhookRegistrations = {
  list: (client) => client.sms.getWebhooks(),
  async set(client, entries) {
    await client.sms.setWebhooks({ webhooks: entries.map(({ type: _, ...entry }) => entry) });
  },
  async remove(client, slots) {
    await client.sms.deleteWebhooks({ webhooks: slots.map(({ subAccountId }) => ({ subAccountId })) });
  },
};

const chatapps: WebhookRegistrations = {
  list: (client) => client.chatApps.getWebhooks(),
  async set(client, entries) {
    await client.chatApps.setWebhooks({ webhooks: entries.map((entry) => ({ ...entry })) });
  },
  async remove(client, slots) {
    await client.chatApps.deleteWebhooks({ webhooks: slots.map((slot) => ({ ...slot })) });
  },
};

const voice: WebhookRegistrations = {
  async list(client, slots) {
    const held: RegisteredWebhook[] = [];
    for (const subAccountId of new Set(slots.map((slot) => slot.subAccountId))) {
      for (const { type, url, enabled, httpAuthHeaderAvailable } of await voiceWebhooks(
        client,
        subAccountId,
      )) {
        if (url === undefined || url === '') continue;
        // 8x8 tells of a secret only that there is one.
        const secret = httpAuthHeaderAvailable === true ? { httpAuthorization: '***' } : {};
        held.push({ subAccountId, type, url, enabled, ...secret });
      }
    }
    return held;
  },
  /** One call a type: 8x8 takes no more than one webhook at a time. */
  async set(client, entries) {
    for (const { httpAuthorization, ...entry } of entries) {
      await client.voice.setWebhook({
        ...entry,
        type: voiceType(entry),
        ...(httpAuthorization === undefined ? {} : { httpAuthHeader: httpAuthorization }),
      });
    }
  },
  async remove(client, slots) {
    for (const slot of slots) await removeVoice(client, slot.subAccountId, voiceType(slot));
  },
};

/** By product. */
export const webhookRegistrations: Readonly<Record<WebhookProduct, WebhookRegistrations>> = {
  sms,
  chatapps,
  voice,
};

type VoiceType = Extract<WebhookType, `V${string}`>;

/** Slots of voice are made by `slotOf`, which takes the type from the table of events. */
const voiceType = ({ type }: WebhookScope): VoiceType => type as VoiceType;

/**
 * Takes a webhook away. 8x8's file leaves VNU out of the types that can be deleted, though it can be set: where
 * 8x8 refuses, it is switched off.
 */
async function removeVoice(client: EightByEightClient, subAccountId: string, type: VoiceType): Promise<void> {
  const deleted = client.voice.deleteWebhook({ subAccountId, type });
  const isRefused = type === 'VNU' && (await deleted.then(() => false, isRefusal));
  if (!isRefused) {
    await deleted;
    return;
  }
  const left = (await voiceWebhooks(client, subAccountId)).find((webhook) => webhook.type === type);
  if (left?.url === undefined) return;
  await client.voice.setWebhook({ subAccountId, type, url: left.url, enabled: false });
}

/** Whether 8x8 does not take a type for one that can be deleted. */
function isRefusal(thrown: unknown): boolean {
  return thrown instanceof ApiError && [400, 404, 405, 422].includes(thrown.status);
}

async function voiceWebhooks(client: EightByEightClient, subAccountId: string) {
  const { webhooks } = await client.voice.getWebhooks({ subAccountId });
  return webhooks ?? [];
}
