import {
  findRegistered,
  webhookRegistrations,
  type EightByEightClient,
  type WebhookRegistration,
  type WebhookProduct,
  type WebhookScope,
} from 'cpaas-8x8';
import type { WebhookOptions } from '../webhook-options.interface';
import type { Slot } from './webhook-kind';

/** Whose slots are meant. */
export interface SlotOwner {
  readonly client: EightByEightClient;
  /** Of SMS and chat apps: `'*'` for all. */
  readonly subAccountId: string;
  /** Of voice, which 8x8 configures for one subaccount at a time. */
  readonly voiceSubAccountId: string | undefined;
}

/** What 8x8 sends along: the first, while one replaces another. */
export function sentAuthorization({ authorization }: WebhookOptions): string | undefined {
  if (authorization === false) return undefined;
  return typeof authorization === 'string' ? authorization : authorization[0];
}

/** What a slot holds: nothing, or a URL. */
export type HeldSlot = Slot & { readonly url: string | undefined };

/** Asks 8x8 what the slots hold. */
export async function heldSlots(owner: SlotOwner, slots: readonly Slot[]): Promise<readonly HeldSlot[]> {
  const held: HeldSlot[] = [];
  for (const [product, own] of byProduct(owner, slots)) {
    const listed = await webhookRegistrations[product].list(owner.client, own.map(located));
    for (const { slot, at } of own) held.push({ ...slot, url: findRegistered(at, listed)?.url });
  }
  return held;
}

/** Has 8x8 post the events of these slots to a URL. */
export async function setSlots(
  owner: SlotOwner,
  slots: readonly Slot[],
  url: string,
  authorization: string | undefined,
): Promise<void> {
  const content = {
    url,
    enabled: true,
    ...(authorization !== undefined && { httpAuthorization: authorization }),
  };
  for (const [product, own] of byProduct(owner, slots)) {
    const entries: WebhookRegistration[] = own.map(({ at }) => ({ ...at, ...content }));
    await webhookRegistrations[product].set(owner.client, entries);
  }
}

/** Empties slots, whatever they hold. */
export async function emptySlots(owner: SlotOwner, slots: readonly Slot[]): Promise<void> {
  for (const [product, own] of byProduct(owner, slots))
    await webhookRegistrations[product].remove(owner.client, own.map(located));
}

interface LocatedSlot {
  readonly slot: Slot;
  readonly at: WebhookScope;
}

const located = ({ at }: LocatedSlot): WebhookScope => at;

function byProduct(owner: SlotOwner, slots: readonly Slot[]): ReadonlyMap<WebhookProduct, LocatedSlot[]> {
  const products = new Map<WebhookProduct, LocatedSlot[]>();
  for (const slot of slots) {
    const { product, type } = slot;
    const at = { subAccountId: subAccountOf(owner, product), ...(type !== undefined && { type }) };
    products.set(product, [...(products.get(product) ?? []), { slot, at }]);
  }
  return products;
}

function subAccountOf({ subAccountId, voiceSubAccountId }: SlotOwner, product: WebhookProduct): string {
  if (product !== 'voice') return subAccountId;
  if (voiceSubAccountId !== undefined) return voiceSubAccountId;
  throw new Error(
    'EightByEightModule: 8x8 posts voice events for one subaccount at a time: give subAccountIds.voice, or subAccountId, ' +
      "or name webhooks.register.products without 'voice'.",
  );
}
