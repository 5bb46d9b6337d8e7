import { eventsWhere } from './event-selection';
import type { TriggerProduct } from './trigger-config';

/** 8x8 Automation: a step of a workflow there posts here, in the envelope of `steps.notify` or in any other. */
export const automationProduct: TriggerProduct = {
  events: 'automation steps',
  choices: eventsWhere(({ webhook }) => webhook.via === 'automation'),
  statuses: [],
  channels: [],
  namesSubAccount: false,
  others: {
    name: 'Any Other Body',
    description:
      'Whatever an HTTP Request step posts. It has no ID by which a repeat could be recognised: each one starts the workflow.',
  },
  enteredAt:
    'In 8x8 Automation Builder, add an HTTP Request step with method POST, the Production URL shown above and a header named Authorization.',
};

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
