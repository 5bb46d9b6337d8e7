import type { Client } from 'cpaas-8x8';
import type { WebhookOptions } from '../webhook-options.interface';
import type { Slot } from './slot';

/** What slots are set to. */
export interface SlotContent {
  readonly url: string;
  /** Whose SMS and chat events: `'*'` for all. */
  readonly subAccountId: string;
  /** What 8x8 sends along. */
  readonly authorization: string | undefined;
}

/** What 8x8 sends along: the first, while one replaces another. */
export function sentAuthorization({ authorization }: WebhookOptions): string | undefined {
  if (authorization === false) return undefined;
  return typeof authorization === 'string' ? authorization : authorization[0];
}

/** Has 8x8 post the events of these slots to a URL. */
export async function setSlots(client: Client, slots: readonly Slot[], content: SlotContent): Promise<void> {
  const { url, subAccountId, authorization } = content;
  const entry = {
    subAccountId,
    url,
    enabled: true,
    ...(authorization !== undefined && { httpAuthorization: authorization }),
  };
  if (slots.some(({ product }) => product === 'sms')) await client.sms.setWebhooks({ webhooks: [entry] });
  const chat = typesOf(slots, 'chatapps');
  if (chat.length > 0)
    await client.chatApps.setWebhooks({ webhooks: chat.map((type) => ({ ...entry, type })) });
  for (const type of typesOf(slots, 'voice'))
    await client.voice.setWebhook({
      type,
      url,
      enabled: true,
      ...(authorization !== undefined && { httpAuthHeader: authorization }),
    });
}

/** Empties slots, whatever they hold. */
export async function emptySlots(
  client: Client,
  slots: readonly Slot[],
  subAccountId: string,
): Promise<void> {
  if (slots.some(({ product }) => product === 'sms'))
    await client.sms.deleteWebhooks({ webhooks: [{ subAccountId }] });
  const chat = typesOf(slots, 'chatapps');
  if (chat.length > 0)
    await client.chatApps.deleteWebhooks({ webhooks: chat.map((type) => ({ subAccountId, type })) });
  for (const type of typesOf(slots, 'voice')) await client.voice.deleteWebhook({ type });
}

const typesOf = (slots: readonly Slot[], wanted: Slot['product']) =>
  slots.flatMap(({ product, type }) => (product === wanted && type !== undefined ? [type] : []));
