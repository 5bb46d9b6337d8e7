import { eventsWhere } from './trigger-events';
import type { TriggerProduct } from './trigger-product';

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
