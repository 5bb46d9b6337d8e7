import {
  holderOf,
  slotAccess,
  type EightByEightClient,
  type SlotEntry,
  type SlotProductName,
  type WebhookSlot,
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
    const listed = await slotAccess[product].list(owner.client, own.map(located));
    for (const { slot, at } of own) held.push({ ...slot, url: holderOf(at, listed)?.url });
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
    const entries: SlotEntry[] = own.map(({ at }) => ({ ...at, ...content }));
    await slotAccess[product].set(owner.client, entries);
  }
}

/** Empties slots, whatever they hold. */
export async function emptySlots(owner: SlotOwner, slots: readonly Slot[]): Promise<void> {
  for (const [product, own] of byProduct(owner, slots))
    await slotAccess[product].remove(owner.client, own.map(located));
}

interface LocatedSlot {
  readonly slot: Slot;
  readonly at: WebhookSlot;
}

const located = ({ at }: LocatedSlot): WebhookSlot => at;

function byProduct(owner: SlotOwner, slots: readonly Slot[]): ReadonlyMap<SlotProductName, LocatedSlot[]> {
  const products = new Map<SlotProductName, LocatedSlot[]>();
  for (const slot of slots) {
    const { product, type } = slot;
    const at = { subAccountId: subAccountOf(owner, product), ...(type !== undefined && { type }) };
    products.set(product, [...(products.get(product) ?? []), { slot, at }]);
  }
  return products;
}

function subAccountOf({ subAccountId, voiceSubAccountId }: SlotOwner, product: SlotProductName): string {
  if (product !== 'voice') return subAccountId;
  if (voiceSubAccountId !== undefined) return voiceSubAccountId;
  throw new Error(
    'EightByEightModule: 8x8 posts voice events for one subaccount at a time: give subAccountIds.voice, or subAccountId, ' +
      "or name webhooks.register.products without 'voice'.",
  );
}
