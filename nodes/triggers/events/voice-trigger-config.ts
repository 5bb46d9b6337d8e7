import { eventTypesWhere } from './event-selection';
import type { RegistrableTriggerConfig } from './trigger-config';

/** 8x8 keeps one voice webhook per subaccount and event type. */
const sharedConfig = {
  eventsLabel: 'voice events',
  subAccount: 'voice',
  supportsAllSubAccounts: false,
  api: 'voice',
  hasSubAccountFilter: true,
} as const satisfies Partial<RegistrableTriggerConfig>;

/** The events of the Voice trigger, which only reports what happens in calls, and how its URL is registered. */
export const voiceTriggerConfig: RegistrableTriggerConfig = {
  ...sharedConfig,
  eventTypes: eventTypesWhere(({ webhook, expectsAnswer }) => webhook.via === 'voice' && !expectsAnswer),
};

/**
 * The event of the Call Action trigger: 8x8 asks what to do next in a call. It has its own trigger node, because it needs a
 * response.
 */
export const callActionTriggerConfig: RegistrableTriggerConfig = {
  ...sharedConfig,
  eventsLabel: 'call action requests',
  eventTypes: eventTypesWhere(
    ({ webhook, expectsAnswer }) => webhook.via === 'voice' && expectsAnswer === true,
  ),
};
