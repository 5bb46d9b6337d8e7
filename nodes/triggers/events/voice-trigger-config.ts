import type { WebhookEventType } from '../../../core/src/webhooks';
import { enumValues, eventTypesWhere } from './event-selection';
import type { RegistrableTriggerConfig } from './trigger-config';

/** 8x8 asks what to do next in a call. This event has its own trigger node, because it needs a response. */
export const callActionEvent = 'voice.callAction' satisfies WebhookEventType;

/** 8x8 keeps one voice webhook per subaccount and event type. */
const sharedConfig = {
  eventsLabel: 'voice events',
  subAccount: 'voice',
  supportsAllSubAccounts: false,
  api: 'voice',
  channels: [],
  hasSubAccountFilter: true,
} as const satisfies Partial<RegistrableTriggerConfig>;

export const voiceTriggerConfig: RegistrableTriggerConfig = {
  ...sharedConfig,
  eventTypes: eventTypesWhere(({ webhook }) => webhook.via === 'voice' && webhook.type !== 'VCA'),
  statusFilters: [
    {
      name: 'callStatuses',
      displayName: 'Call Statuses',
      event: 'voice.callStatus',
      values: enumValues('voice.callStatus', 'callStatus'),
    },
    {
      name: 'sessionStatuses',
      displayName: 'Session Statuses',
      event: 'voice.sessionSummary',
      values: enumValues('voice.sessionSummary', 'sessionStatus'),
    },
  ],
};

/** No filters: each call action needs a response. */
export const callActionTriggerConfig: RegistrableTriggerConfig = {
  ...sharedConfig,
  eventsLabel: 'call action requests',
  eventTypes: [callActionEvent],
  statusFilters: [],
};
