import type { SlotProduct } from './trigger-product';
import { callAction, voiceSlots } from './voice-product';

/** Call actions: 8x8 asks, and the workflow answers. None may be left out, so there is nothing to filter. */
export const callActionProduct: SlotProduct = {
  ...voiceSlots,
  events: 'call action requests',
  choices: [callAction],
  statuses: [],
};
