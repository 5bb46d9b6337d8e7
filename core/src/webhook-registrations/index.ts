export { isLoopback, isSameAddress, plainAddress, shownAddress } from './webhook-url';
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
} from './registration';
export { slotAccess, type SlotAccess } from './product-registrations';
