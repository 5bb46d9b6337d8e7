import { messageDetails, subAccountId, umid } from '../../shared/fields';
import type { Operation } from '../../operation';
import { chatStatus } from './results';

const openApiFile = 'business_messaging_api.json';

/** One delivery attempt on one channel. Fallback tries several channels with the same message ID. */
const step = {
  type: 'object',
  properties: {
    umid: messageDetails.umid,
    subAccountId: messageDetails.subAccountId,
    channel: {
      type: 'string',
      description: 'Channel over which this attempt went',
      enum: ['SMS', 'WhatsApp', 'RCS', 'Viber', 'Line', 'Facebook', 'WeChat', 'Zalo', 'Kakao'],
    },
    channelId: {
      type: 'string',
      description: 'ID of the channel, which distinguishes several channels of one type',
    },
    direction: messageDetails.direction,
    country: messageDetails.country,
    status: chatStatus,
    user: {
      type: 'object',
      description: 'Person on the other end, masked by 8x8',
      properties: {
        msisdn: {
          type: 'string',
          description: 'Phone number in international form; 8x8 masks its last digits',
        },
        channelUserId: {
          type: 'string',
          description:
            'ID of the person on the channel, masked; on WhatsApp the business-scoped user ID (BSUID)',
        },
      },
    },
    contentType: {
      type: 'string',
      description: 'Kind of content that the message has',
      enum: [
        'Text',
        'Audio',
        'Video',
        'Image',
        'Location',
        'File',
        'Carousel',
        'List',
        'Buttons',
        'Template',
      ],
    },
    content: { type: 'string', description: 'Content of the message; 8x8 shows **MASKED** in its place' },
    createdAt: messageDetails.createdAt,
    clientMessageId: messageDetails.clientMessageId,
    clientBatchId: messageDetails.clientBatchId,
    batchId: messageDetails.batchId,
    step: {
      type: 'integer',
      description: 'Number of the attempt, from 1; each fallback to another channel is one more',
    },
  },
  required: [
    'umid',
    'subAccountId',
    'channel',
    'channelId',
    'direction',
    'status',
    'contentType',
    'createdAt',
    'step',
  ],
} as const;

/** Operations on messages that were sent or received: details, the mark as read, and the typing indicator. */
export const followUp = {
  getDetails: {
    title: 'Get Message Details',
    action: 'Get message details',
    summary:
      'Returns the state of one message on each channel that was tried; 8x8 masks the recipient and the content',
    resource: 'Message',
    method: 'GET',
    path: '/api/v1/subaccounts/{subAccountId}/messages/{umid}',
    input: { type: 'object', properties: { subAccountId, umid }, required: ['umid'] },
    success: 200,
    errors: [400, 401, 404, 429],
    output: {
      type: 'object',
      properties: {
        data: { type: 'array', items: step, description: 'One entry for each channel that was tried' },
      },
      required: ['data'],
    },
    safety: 'read',
    summaryFields: [
      'umid',
      'step',
      'channel',
      'status',
      'direction',
      'user',
      'contentType',
      'content',
      'clientMessageId',
      'createdAt',
    ],
    rateLimit: { requests: 1, perSeconds: 1, scope: 'subAccount' },
    docs: 'get-chatapps-message-details',
    openApi: { file: openApiFile, operationId: 'get-chatapps-message-details' },
  },
  markRead: {
    title: 'Mark Message as Read',
    action: 'Mark message as read',
    summary: 'Shows the sender of a WhatsApp message that it was read, with the blue ticks',
    resource: 'Message',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/messages/{umid}/read',
    input: {
      type: 'object',
      properties: {
        subAccountId,
        umid: { ...umid, description: 'Message ID of the message that was received' },
      },
      required: ['umid'],
    },
    success: 200,
    errors: [400, 401, 500],
    safety: 'idempotent',
    docs: 'mark-message-read',
    openApi: { file: openApiFile, operationId: 'mark-message-read' },
  },
  sendTyping: {
    title: 'Send Typing Indicator',
    action: 'Send typing indicator',
    summary: 'Shows the sender of a message of the last two hours that an answer is being written',
    resource: 'Message',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/events',
    input: {
      type: 'object',
      properties: {
        subAccountId,
        umid: {
          ...umid,
          description: 'Message ID of the message that was received; on WhatsApp it is marked as read too',
        },
        channel: {
          type: 'string',
          title: 'Channel',
          description: 'The channel on which the message was received',
          enum: ['whatsapp', 'rcs'],
        },
        type: {
          type: 'string',
          title: 'Type',
          description: 'Kind of event; typing is the only one',
          enum: ['typing'],
          default: 'typing',
        },
      },
      required: ['umid', 'channel', 'type'],
    },
    success: 200,
    errors: [400, 401, 500],
    safety: 'idempotent',
    docs: 'send-typing-indicator',
    openApi: { file: openApiFile, operationId: 'send-typing-indicator' },
  },
} as const satisfies Record<string, Operation>;
