import type { Client } from 'cpaas-8x8';
import { webhookEvents, type WebhookConfiguration, type WebhookEventType } from 'cpaas-8x8/pure';
import type { Subscription } from '../subscription';
import type { RegistrationOptions } from './registration-options.interface';

type Product = NonNullable<RegistrationOptions['products']>[number];

/** One URL that 8x8 keeps: one a subaccount for SMS, one a subaccount and type for chat apps and voice. */
export interface Slot {
  readonly product: Product;
  readonly type?: 'MSG' | 'CADR' | 'CABM' | 'VCA' | 'VCS' | 'VSS' | 'VRU' | 'VNU';
}

const table: Readonly<Record<WebhookEventType, { readonly webhook: WebhookConfiguration }>> = webhookEvents;

/** All that 8x8 has. */
export const everySlot: readonly Slot[] = unique(Object.values(table).map(({ webhook }) => slotOf(webhook)));

/**
 * The slots that these subscriptions need, or all of the products named. `VCA` is taken only where a call flow is
 * answered: it makes 8x8 ask on every call. `'*'` stands for SMS and chat apps; voice has to be named.
 */
export function slotsFor(
  subscriptions: readonly Subscription[],
  products: RegistrationOptions['products'],
): readonly Slot[] {
  const wanted = unique(subscriptions.flatMap(slotsOf));
  if (!products) return wanted;
  const answersCalls = wanted.some(({ type }) => type === 'VCA');
  return everySlot.filter(
    ({ product, type }) => products.includes(product) && (type !== 'VCA' || answersCalls),
  );
}

function slotsOf({ types }: Subscription): readonly (Slot | undefined)[] {
  if (types === '*') return everySlot.filter(({ product }) => product !== 'voice');
  return types.map((type) => (type === 'unknown' ? undefined : slotOf(table[type].webhook)));
}

function slotOf(webhook: WebhookConfiguration): Slot | undefined {
  switch (webhook.via) {
    case 'sms':
      return { product: 'sms' };
    case 'chatapps':
    case 'voice':
      return { product: webhook.via, type: webhook.type };
    case 'automation':
    case 'support':
      return undefined;
  }
}

function unique(slots: readonly (Slot | undefined)[]): readonly Slot[] {
  const seen = new Map<string, Slot>();
  for (const slot of slots) if (slot) seen.set(`${slot.product}/${slot.type ?? ''}`, slot);
  return [...seen.values()];
}

/** "SMS events", "voice events of type VCS". */
export const slotNamed = ({ product, type }: Slot): string =>
  type === undefined ? 'SMS events' : `${product === 'voice' ? 'voice' : 'chat apps'} events of type ${type}`;

/** What a slot holds: nothing, or a URL. */
export type HeldSlot = Slot & { readonly url: string | undefined };

/** Asks 8x8 what the slots hold, one request a product. */
export async function heldSlots(
  client: Client,
  slots: readonly Slot[],
  subAccountId: string,
): Promise<readonly HeldSlot[]> {
  const products = new Set(slots.map(({ product }) => product));
  const [sms, chat, voice] = await Promise.all([
    products.has('sms') ? client.sms.getWebhooks() : [],
    products.has('chatapps') ? client.chatApps.getWebhooks() : [],
    products.has('voice') ? client.voice.getWebhooks() : undefined,
  ]);
  const ofSubAccount = <T extends { readonly subAccountId: string }>(entries: readonly T[]): readonly T[] =>
    entries.filter((entry) => entry.subAccountId === subAccountId);
  return slots.map((slot) => {
    switch (slot.product) {
      case 'sms':
        return { ...slot, url: ofSubAccount(sms)[0]?.url };
      case 'chatapps':
        // An entry without a type is one of messages and receipts: CABM is always named.
        return {
          ...slot,
          url: ofSubAccount(chat).find(({ type }) => type === slot.type || (!type && slot.type !== 'CABM'))
            ?.url,
        };
      case 'voice':
        return { ...slot, url: (voice?.webhooks ?? []).find(({ type }) => type === slot.type)?.url };
    }
  });
}
