import type { WebhookEventType } from '../../../core/src/webhooks';
import { documentedValues, eventsWhere } from './event-selection';
import type { SlotProduct } from './trigger-config';

/** What 8x8 asks before it goes on with a call: it has a trigger of its own, because it wants an answer. */
export const callAction = 'voice.callAction' satisfies WebhookEventType;

/** What voice triggers have in common: a slot a subaccount and type. */
const voiceSlots = {
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

/** Call actions: 8x8 asks, and the workflow answers. None may be left out, so there is nothing to filter. */
export const callActionProduct: SlotProduct = {
  ...voiceSlots,
  events: 'call action requests',
  choices: [callAction],
  statuses: [],
};
