export { isLoopback, isSameAddress, plainAddress, shownAddress } from './address';
export {
  hasSlot,
  holderOf,
  isSameSlot,
  slotOf,
  type HeldSlot,
  type SlotEntry,
  type SlotProductName,
  type SlotType,
  type WebhookSlot,
} from './slot';
export { slotAccess, type SlotAccess } from './slot-access';
