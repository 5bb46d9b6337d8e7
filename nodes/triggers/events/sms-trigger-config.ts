import { eventTypesWhere } from './event-selection';
import type { RegistrableTriggerConfig } from './trigger-config';

/**
 * The events of the SMS trigger and how its URL is registered. 8x8 keeps one SMS webhook per subaccount, for all events but
 * survey answers. 8x8 support enters the URL of those.
 */
export const smsTriggerConfig: RegistrableTriggerConfig = {
  eventsLabel: 'SMS events',
  eventTypes: eventTypesWhere(
    ({ webhook, channel }) =>
      webhook.via === 'sms' || (webhook.via === 'support' && 'is' in channel && channel.is === 'sms'),
  ),
  subAccount: 'sms',
  supportsAllSubAccounts: true,
  hasSubAccountFilter: true,
  api: 'sms',
};
