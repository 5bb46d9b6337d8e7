import { webhookEvents } from 'cpaas-8x8/pure';
import { eventDefinition, eventsWhere } from './trigger-events';
import type { SlotProduct } from './trigger-product';

const { channel, status } = webhookEvents['chatApps.status'].payload.properties;

/** Chat apps: a slot a subaccount for messages, one for receipts, one for WhatsApp business management. */
export const chatAppsProduct: SlotProduct = {
  events: 'chat apps events',
  choices: eventsWhere(({ webhook }) => webhook.via === 'chatapps'),
  subAccount: 'chatApps',
  servesAll: true,
  namesSubAccount: true,
  slotOf: (event, subAccountId) => {
    const { webhook } = eventDefinition(event);
    return webhook.via === 'chatapps' ? { subAccountId, type: webhook.type } : undefined;
  },
  list: (client) => client.chatApps.getWebhooks(),
  set: (client, entries) => client.chatApps.setWebhooks({ webhooks: entries.map((entry) => ({ ...entry })) }),
  remove: (client, slots) => client.chatApps.deleteWebhooks({ webhooks: slots.map((slot) => ({ ...slot })) }),
  statuses: [
    {
      name: 'statuses',
      displayName: 'Statuses',
      event: 'chatApps.status',
      values: status.properties.state.enum,
    },
  ],
  channels: channel.enum,
};
