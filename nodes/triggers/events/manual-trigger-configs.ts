import { eventTypesWhere } from './event-selection';
import type { TriggerConfig } from './trigger-config';

/**
 * What the Automation trigger receives, and how a user enters its URL at 8x8. Steps of 8x8 Automation can post any body.
 * `steps.notify` of the core's workflow builder posts one with an event ID.
 */
export const automationTriggerConfig: TriggerConfig = {
  eventsLabel: 'automation steps',
  eventTypes: eventTypesWhere(({ webhook }) => webhook.via === 'automation'),
  hasSubAccountFilter: false,
  unknownEvents: {
    name: 'Any Other Body',
    description:
      'Any body that an HTTP Request step posts. It has no event ID, so repeated requests start the workflow again.',
  },
  manualSetup:
    'In 8x8 Automation Builder, add an HTTP Request step with method POST and the Production URL shown above.',
};

/** The events of the Video trigger, and who enters its URL: 8x8 support, because 8x8 has no API to register it. */
export const videoTriggerConfig: TriggerConfig = {
  eventsLabel: 'video events',
  eventTypes: eventTypesWhere(({ family }) => family === 'videoInteraction'),
  hasSubAccountFilter: false,
  manualSetup:
    '8x8 support enters the URL for Video Interaction events. Send them the Production URL shown above and ask for an Authorization header. If they cannot set the header, select None below.',
};
