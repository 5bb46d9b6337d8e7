import type { WebhookEventDefinition } from '../../core/src/webhooks';

/** The entry of an event that 8x8 does not send, as a contributor would add it to `events/sms.ts`. */
export const madeUpEvent = {
  'sms.reaction': {
    family: 'sms',
    title: 'SMS Reaction Received',
    summary: 'Someone reacted to an SMS you sent, or withdrew the reaction',
    eventType: 'sms_reaction',
    webhook: { via: 'sms' },
    docs: 'sms-reactions',
    identity: { required: ['reactionId'] },
    occurredAt: 'reactedAt',
    channel: { is: 'sms' },
    statusFilter: { name: 'reactions', title: 'Reactions' },
    payload: {
      type: 'object',
      properties: {
        reactionId: { type: 'string', description: 'ID of the reaction' },
        umid: { type: 'string', description: 'ID of the SMS' },
        subAccountId: { type: 'string', description: 'Subaccount to which the SMS belongs' },
        reactedAt: { type: 'string', format: 'date-time', description: 'When the reaction was sent' },
        destination: { type: 'string', description: 'Phone number of the person', examples: ['+6591234567'] },
        state: {
          type: 'string',
          description: 'Whether the reaction was added or withdrawn',
          enum: ['ADDED', 'WITHDRAWN'],
        },
        reaction: {
          type: 'object',
          description: 'The reaction',
          properties: { emoji: { type: 'string', description: 'The emoji', examples: ['👍'] } },
        },
      },
    },
    simple: { to: 'destination', status: 'state' },
    ownFields: {
      emoji: { at: 'reaction.emoji', schema: { type: 'string', description: 'The emoji of the reaction' } },
    },
  },
} as const satisfies Record<string, WebhookEventDefinition>;
