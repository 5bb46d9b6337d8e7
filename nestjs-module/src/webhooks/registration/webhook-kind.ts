import {
  isRegistrable,
  webhookEvents,
  type WebhookProduct,
  type WebhookType,
  type WebhookConfiguration,
  type WebhookEventType,
} from 'cpaas-8x8';
import type { Subscription } from '../decorators/subscription';
import type { RegistrationOptions } from './registration-options.interface';

/** One URL that 8x8 keeps of a subaccount: one for SMS, one a type for chat apps and voice. */
export interface Slot {
  readonly product: WebhookProduct;
  readonly type?: WebhookType;
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
  if (!isRegistrable(webhook)) return undefined;
  return webhook.via === 'sms' ? { product: 'sms' } : { product: webhook.via, type: webhook.type };
}

function unique(slots: readonly (Slot | undefined)[]): readonly Slot[] {
  const seen = new Map<string, Slot>();
  for (const slot of slots) if (slot) seen.set(`${slot.product}/${slot.type ?? ''}`, slot);
  return [...seen.values()];
}

/** "SMS events", "voice events of type VCS". */
export const slotNamed = ({ product, type }: Slot): string =>
  type === undefined ? 'SMS events' : `${product === 'voice' ? 'voice' : 'chat apps'} events of type ${type}`;
