import {
  batchId,
  cancelled,
  dlrCallbackUrl,
  expiry,
  includeMessagesInResponse,
  scheduled,
  subAccountId,
  umid,
} from '../../shared/fields';
import type { Operation } from '../../operation';
import { channels } from './channels';
import { content, requiredContentByType, messageType } from '../content/content';
import { user, clientBatchId, clientMessageId } from './message-fields';
import { chatBatchResult, chatRejection, chatResult } from './results';

const openApiFile = 'business_messaging_api.json';

const messageFields = {
  user,
  type: messageType,
  content,
  channels,
  clientMessageId,
  // Any time in the future: 8x8 documents the limit of seven days ahead only for SMS.
  scheduled: {
    ...scheduled,
    description: 'When to send the message, ISO 8601 with offset; default: immediately',
    format: 'future',
  },
  expiry,
  dlrCallbackUrl,
  context: {
    type: 'object',
    title: 'Reply To',
    description:
      'Message ID (UMID) of the message to quote, received or sent in the last seven days; only on WhatsApp',
    properties: { umid: { ...umid, description: 'Message ID of the message to quote' } },
    required: ['umid'],
    examples: [{ umid: umid.examples[0] }],
  },
} as const;

/** Operations that send one message or many, and cancel scheduled messages. */
export const send = {
  send: {
    title: 'Send Message',
    action: 'Send message',
    summary:
      'Sends one message to one person over WhatsApp, RCS, Viber, LINE, Zalo or SMS, at once or at a given time',
    resource: 'Message',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/messages',
    input: {
      type: 'object',
      format: 'chat-message',
      properties: { subAccountId, ...messageFields },
      required: ['user', 'type', 'content'],
      allOf: requiredContentByType,
    },
    success: 200,
    errors: [400, 401, 500],
    output: chatResult,
    safety: 'unsafe',
    rejection: chatRejection,
    batching: { operation: 'sendBatch', items: 'messages', results: 'messages' },
    discrepancy:
      'The schema has `header.text` of an interactive message as a media object; every sample sends a string, which is followed. It lists neither the type `buttons` and `content.button` of the Viber samples, nor the channel `ZaloNotification` of the Zalo pages, nor the `name` of a template parameter; all are let through. Samples write types in any case, so case does not count. It requires no recipient; one of phone number, channel user ID and LINE user ID is required here.',
    docs: 'send-message',
    openApi: { file: openApiFile, operationId: 'Send-Message' },
  },
  sendBatch: {
    title: 'Send Message Batch',
    action: 'Send message batch',
    summary: 'Sends up to 1,000 messages in one request, each with its own content or all with the same',
    resource: 'Message',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/messages/batch',
    input: {
      type: 'object',
      properties: {
        subAccountId,
        messages: {
          type: 'array',
          title: 'Messages',
          description: 'One entry for each message; fields that are left out are taken from the template',
          minItems: 1,
          maxItems: 1000,
          items: {
            type: 'object',
            format: 'chat-message',
            properties: messageFields,
            required: ['user'],
            allOf: requiredContentByType,
          },
          examples: [
            [
              {
                user: { msisdn: '+6591234567' },
                type: 'text',
                content: { text: 'Your order 1001 is on its way.' },
              },
            ],
          ],
        },
        template: {
          type: 'object',
          format: 'chat-message',
          title: 'Template',
          description: 'What the messages have in common',
          properties: { type: messageType, content, channels, dlrCallbackUrl },
          examples: [{ type: 'text', content: { text: 'We are open until nine tonight.' } }],
        },
        clientBatchId,
        includeMessagesInResponse,
      },
      required: ['messages'],
    },
    success: 200,
    errors: [400, 401, 500],
    output: chatBatchResult,
    safety: 'unsafe',
    discrepancy:
      'The guide allows 1,000 messages a request, the schema 10,000. The smaller is enforced: a second request costs little, a batch that is refused whole costs much. The schema requires `type` and `content` in each message; the guide takes what is left out from the template, and is followed.',
    docs: 'send-message-many',
    openApi: { file: openApiFile, operationId: 'send-message-many' },
  },
  cancelBatch: {
    title: 'Cancel Message Batch',
    action: 'Cancel message batch',
    summary: 'Cancels the messages of a batch that are scheduled and not yet sent',
    resource: 'Message',
    method: 'DELETE',
    path: '/api/v1/subaccounts/{subAccountId}/messages/batch/{batchId}',
    input: { type: 'object', properties: { subAccountId, batchId }, required: ['batchId'] },
    success: 200,
    errors: [400, 401, 500],
    output: cancelled,
    safety: 'idempotent',
    destructive: true,
    docs: 'cancel-many-chat-apps-messages',
    openApi: { file: openApiFile, operationId: 'cancel-many-chat-apps-messages' },
  },
  cancel: {
    title: 'Cancel Message',
    action: 'Cancel message',
    summary: 'Cancels one message that is scheduled and not yet sent',
    resource: 'Message',
    method: 'DELETE',
    path: '/api/v1/subaccounts/{subAccountId}/messages/{umid}',
    input: { type: 'object', properties: { subAccountId, umid }, required: ['umid'] },
    success: 200,
    errors: [400, 401, 404],
    output: cancelled,
    safety: 'idempotent',
    destructive: true,
    docs: 'cancel-scheduled-message-1',
    openApi: { file: openApiFile, operationId: 'cancel-scheduled-message-1' },
  },
} as const satisfies Record<string, Operation>;
