import { documentedValues, eventsWhere } from './event-selection';
import type { SlotProduct } from './trigger-config';

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
  via: 'sms',
  statuses: [
    {
      name: 'statuses',
      displayName: 'Statuses',
      event: 'sms.status',
      values: documentedValues('sms.status', 'status.state'),
    },
  ],
  channels: [],
};
