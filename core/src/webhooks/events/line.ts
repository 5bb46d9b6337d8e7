import type { WebhookEventDefinition, WebhookFamily } from './event-definition';
import { hasWord } from '../json-object';
import { content, messageType, simpleContent, user } from './message-content';
import { message } from './message-fields';

/**
 * LINE messages in a flat format: https://developer.8x8.com/connect/docs/usage-samples-line. 8x8's newer page shows LINE
 * in the envelope of all chat apps, and says that one of the two is wrong. The parser accepts both.
 */
export const lineEvents = {
  'line.inbound': {
    family: 'line',
    title: 'LINE Message Received',
    summary: 'Someone wrote to your LINE account, on a subaccount that gets the older flat format',
    eventType: 'inboundMessage',
    webhook: { via: 'chatapps', type: 'MSG' },
    olderFormatOf: 'chatApps.inbound',
    docs: 'usage-samples-line',
    identity: { required: ['umid'] },
    occurredAt: 'timestamp',
    channel: { at: 'channel' },
    customer: ['user.msisdn', 'user.channelUserId'],
    payload: {
      type: 'object',
      properties: {
        version: { type: 'integer', description: 'Version of the format; 1 so far' },
        channel: { type: 'string', description: 'Channel of the message, always line', enum: ['line'] },
        ...message,
        timestamp: { type: 'string', format: 'date-time', description: 'When the message was received, UTC' },
        user,
        recipient: {
          type: 'object',
          description: 'Your side: the LINE account that received the message',
          properties: {
            recipientId: { type: 'string', description: 'ID of your channel that received the message' },
          },
        },
        type: messageType,
        content,
      },
    },
    simple: {
      from: ['user.msisdn', 'user.channelUserId'],
      to: 'recipient.recipientId',
      name: 'user.name',
      userId: 'user.channelUserId',
      ...simpleContent,
    },
  },
} as const satisfies Record<string, WebhookEventDefinition>;

export const lineFamily: WebhookFamily = {
  recognises: (body) =>
    body['namespace'] === undefined && body['payload'] === undefined && hasWord(body, 'channel', 'line'),
  envelopeFields: { channel: 'line' },
};
