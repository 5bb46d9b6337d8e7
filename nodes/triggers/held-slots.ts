import { slotAccess, type EightByEightClient, type HeldSlot, type WebhookSlot } from '../../core/src/pure';
import type { SlotProduct } from './trigger-product';
import { markOf } from './webhook-mark';

/** What is set at 8x8, at least for the subaccounts of these slots. */
export async function heldSlots(
  { via }: SlotProduct,
  client: EightByEightClient,
  slots: readonly WebhookSlot[],
): Promise<readonly HeldSlot[]> {
  return (await slotAccess[via].list(client, slots)).filter((held) => !isLeftOver(held));
}

/** What a trigger could only switch off counts as an empty slot: its address bears a mark, and says it was ours. */
function isLeftOver({ type, url, enabled }: HeldSlot): boolean {
  return type === 'VNU' && enabled === false && markOf(url) !== undefined;
}
