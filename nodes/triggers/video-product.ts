import { eventsWhere } from './trigger-events';
import type { TriggerProduct } from './trigger-product';

/** Video Interaction: recordings of video calls, whose URL 8x8's support enters. */
export const videoProduct: TriggerProduct = {
  events: 'video events',
  choices: eventsWhere(({ family }) => family === 'videoInteraction'),
  statuses: [],
  channels: [],
  namesSubAccount: false,
  enteredAt:
    "8x8's support enters the URL of Video Interaction events: send them the Production URL shown above, and ask for an Authorization header. Where they can set none, choose None below.",
};
