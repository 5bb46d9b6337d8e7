import type { WebhookEventType } from '../../core/src/pure';
import { documentedValues, eventsWhere } from './trigger-events';
import type { SlotProduct } from './trigger-product';

/** What 8x8 asks before it goes on with a call: it has a trigger of its own, because it wants an answer. */
export const callAction = 'voice.callAction' satisfies WebhookEventType;

/** What voice triggers have in common: a slot a subaccount and type. */
export const voiceSlots = {
  events: 'voice events',
  subAccount: 'voice',
  servesAll: false,
  via: 'voice',
  channels: [],
  namesSubAccount: true,
} as const satisfies Partial<SlotProduct>;

/** Voice: what happened in calls, to recordings and to numbers. */
export const voiceProduct: SlotProduct = {
  ...voiceSlots,
  choices: eventsWhere(({ webhook }) => webhook.via === 'voice' && webhook.type !== 'VCA'),
  statuses: [
    {
      name: 'callStatuses',
      displayName: 'Call Statuses',
      event: 'voice.callStatus',
      values: documentedValues('voice.callStatus', 'callStatus'),
    },
    {
      name: 'sessionStatuses',
      displayName: 'Session Statuses',
      event: 'voice.sessionSummary',
      values: documentedValues('voice.sessionSummary', 'sessionStatus'),
    },
  ],
};
