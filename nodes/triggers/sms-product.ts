import { webhookEvents } from 'cpaas-8x8/pure';
import { eventDefinition, eventsWhere } from './trigger-events';
import type { TriggerProduct } from './trigger-product';

/** SMS: one slot a subaccount for every event. Surveys come where 8x8's support has entered the address. */
export const smsProduct: TriggerProduct = {
  events: 'SMS events',
  choices: eventsWhere(
    ({ webhook, channel }) =>
      webhook.via === 'sms' || (webhook.via === 'support' && 'is' in channel && channel.is === 'sms'),
  ),
  subAccount: 'sms',
  slotOf: (event, subAccountId) =>
    eventDefinition(event).webhook.via === 'sms' ? { subAccountId } : undefined,
  list: (client) => client.sms.getWebhooks(),
  set: (client, entries) => client.sms.setWebhooks({ webhooks: entries.map((entry) => ({ ...entry })) }),
  remove: (client, slots) =>
    client.sms.deleteWebhooks({ webhooks: slots.map(({ subAccountId }) => ({ subAccountId })) }),
  statuses: webhookEvents['sms.status'].payload.properties.status.properties.state.enum,
  channels: [],
};
