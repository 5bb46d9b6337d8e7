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

export const voiceTriggerConfig: RegistrableTriggerConfig = {
  ...sharedConfig,
  eventTypes: eventTypesWhere(({ webhook, expectsAnswer }) => webhook.via === 'voice' && !expectsAnswer),
};

/** 8x8 asks what to do next in a call. This event has its own trigger node, because it needs a response. */
export const callActionTriggerConfig: RegistrableTriggerConfig = {
  ...sharedConfig,
  eventsLabel: 'call action requests',
  eventTypes: eventTypesWhere(
    ({ webhook, expectsAnswer }) => webhook.via === 'voice' && expectsAnswer === true,
  ),
};
