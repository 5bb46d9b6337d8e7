import { documentedValues, eventsWhere } from './event-selection';
import type { SlotProduct } from './trigger-config';

/** Chat apps: a slot a subaccount for messages, one for receipts, one for WhatsApp business management. */
export const chatAppsProduct: SlotProduct = {
  events: 'chat apps events',
  choices: eventsWhere(({ webhook }) => webhook.via === 'chatapps'),
  subAccount: 'chatApps',
  servesAll: true,
  namesSubAccount: true,
  via: 'chatapps',
  statuses: [
    {
      name: 'statuses',
      displayName: 'Statuses',
      event: 'chatApps.status',
      values: documentedValues('chatApps.status', 'status.state'),
    },
  ],
  channels: documentedValues('chatApps.status', 'channel'),
};
