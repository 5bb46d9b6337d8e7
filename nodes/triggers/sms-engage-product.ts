import { eventsWhere } from './trigger-events';
import type { TriggerProduct } from './trigger-product';

/** SMS Engage: surveys, whose URL 8x8's support enters for an account. */
export const smsEngageProduct: TriggerProduct = {
  events: 'survey answers',
  choices: eventsWhere(({ family }) => family === 'smsEngage'),
  statuses: [],
  channels: [],
  namesSubAccount: false,
  enteredAt:
    "8x8's support enters the URL of survey answers: send them the Production URL shown above, and ask for an Authorization header. Where they can set none, choose None below.",
};
