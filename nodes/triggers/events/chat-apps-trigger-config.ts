import { eventTypesWhere } from './event-selection';
import type { RegistrableTriggerConfig } from './trigger-config';

/**
 * The events of the Chat Apps trigger and how its URL is registered. 8x8 keeps three chat apps webhooks per subaccount:
 * messages, receipts and WhatsApp business management.
 */
export const chatAppsTriggerConfig: RegistrableTriggerConfig = {
  eventsLabel: 'chat apps events',
  eventTypes: eventTypesWhere(({ webhook }) => webhook.via === 'chatapps'),
  subAccount: 'chatApps',
  supportsAllSubAccounts: true,
  hasSubAccountFilter: true,
  api: 'chatapps',
};
