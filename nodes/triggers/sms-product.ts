import { webhookEvents } from 'cpaas-8x8/pure';
import { eventDefinition, eventsWhere } from './trigger-events';
import type { SlotProduct } from './trigger-product';

/**
 * SMS: one slot a subaccount for every event. Surveys have a trigger of their own; they stay here for the workflows that
 * were drawn before there was one.
 */
export const smsProduct: SlotProduct = {
  events: 'SMS events',
  choices: eventsWhere(
    ({ webhook, channel }) =>
      webhook.via === 'sms' || (webhook.via === 'support' && 'is' in channel && channel.is === 'sms'),
  ),
  subAccount: 'sms',
  servesAll: true,
  namesSubAccount: true,
  slotOf: (event, subAccountId) =>
    eventDefinition(event).webhook.via === 'sms' ? { subAccountId } : undefined,
  list: (client) => client.sms.getWebhooks(),
  set: (client, entries) => client.sms.setWebhooks({ webhooks: entries.map((entry) => ({ ...entry })) }),
  remove: (client, slots) =>
    client.sms.deleteWebhooks({ webhooks: slots.map(({ subAccountId }) => ({ subAccountId })) }),
  statuses: [
    {
      name: 'statuses',
      displayName: 'Statuses',
      event: 'sms.status',
      values: webhookEvents['sms.status'].payload.properties.status.properties.state.enum,
    },
  ],
  channels: [],
};
