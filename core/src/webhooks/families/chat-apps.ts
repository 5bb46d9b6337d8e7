import type { WebhookEventDefinition, WebhookFamily } from '../event-definition';
import { hasWord } from '../json-object';
import { content, messageType, simpleContent, user } from './message-content';
import { outboundContent } from './outbound-content';

const umid = { type: 'string', description: "8x8's ID of the message" } as const;
const subAccountId = { type: 'string', description: 'Subaccount the message belongs to' } as const;
const channel = {
  type: 'string',
  description: 'Channel it travelled on; compare without regard to case',
  enum: ['sms', 'whatsapp', 'viber', 'rcs', 'line', 'LineNotification', 'ZaloNotification'],
} as const;

/** The other person is found by number, and where there is none by the ID on the channel. */
const person = ['user.msisdn', 'user.channelUserId'] as const;

/** Chat apps: https://developer.8x8.com/connect/docs/inbound-chatapps-message and the page of receipts beside it. */
export const chatAppsEvents = {
  'chatApps.inbound': {
    family: 'chatApps',
    title: 'Chat Message Received',
    summary: 'Someone wrote, tapped a button or row, answered a flow, or shared a file or location',
    eventType: 'inbound_message_received',
    webhook: { via: 'chatapps', type: 'MSG' },
    docs: 'inbound-chatapps-message',
    identity: { required: ['umid'] },
    occurredAt: 'timestamp',
    channel: { at: 'recipient.channel' },
    payload: {
      type: 'object',
      properties: {
        umid,
        subAccountId,
        timestamp: { type: 'string', format: 'date-time', description: 'When it was received, UTC' },
        user,
        recipient: {
          type: 'object',
          properties: {
            channel,
            channelId: { type: 'string', description: 'Your channel that received it' },
          },
        },
        type: messageType,
        content,
        replyToUmid: { type: 'string', description: 'UMID of your message that this one answers' },
      },
    },
    simple: {
      from: person,
      to: 'recipient.channelId',
      name: 'user.name',
      username: 'user.username',
      userId: 'user.channelUserId',
      ...simpleContent,
      replyTo: 'replyToUmid',
    },
  },
  'chatApps.status': {
    family: 'chatApps',
    title: 'Chat Message Status Changed',
    summary: 'A chat message you sent was queued, sent, delivered, read, rejected or not delivered',
    eventType: 'outbound_message_status_changed',
    webhook: { via: 'chatapps', type: 'CADR' },
    perMessageUrl: 'dlrCallbackUrl',
    docs: 'delivery-receipts-for-outbound-chatapps',
    identity: { required: ['umid', 'status.state'], optional: ['channel', 'status.detail'] },
    occurredAt: 'status.timestamp',
    channel: { at: 'channel' },
    payload: {
      type: 'object',
      properties: {
        umid,
        batchId: { type: 'string', description: "8x8's ID of the batch" },
        clientMessageId: { type: 'string', description: 'Your own ID of the message' },
        clientBatchId: { type: 'string', description: 'Your own ID of the batch' },
        subAccountId,
        channel,
        user,
        status: {
          type: 'object',
          properties: {
            state: {
              type: 'string',
              enum: ['accepted', 'queued', 'rejected', 'sent', 'delivered', 'undelivered', 'read'],
            },
            detail: {
              type: 'string',
              enum: [
                'delivered_to_operator',
                'delivered_to_recipient',
                'rejected_by_operator',
                'undelivered_to_recipient',
              ],
            },
            timestamp: { type: 'string', format: 'date-time', description: 'When the status changed, UTC' },
            errorCode: { type: 'integer', description: "8x8's delivery code, on failure" },
            errorMessage: { type: 'string', description: 'The code in words, on failure' },
          },
        },
        whatsapp: {
          type: 'object',
          properties: {
            providerErrorCode: { type: 'string', description: "WhatsApp's own code, on failure" },
            pricingCategory: { type: 'string', examples: ['marketing', 'authentication'] },
          },
        },
        outboundContent,
      },
    },
    simple: {
      to: person,
      userId: 'user.channelUserId',
      status: 'status.state',
      detail: 'status.detail',
      errorCode: 'status.errorCode',
      errorMessage: 'status.errorMessage',
      providerErrorCode: 'whatsapp.providerErrorCode',
      pricingCategory: 'whatsapp.pricingCategory',
      clientMessageId: 'clientMessageId',
      batchId: 'batchId',
      clientBatchId: 'clientBatchId',
      contentType: 'outboundContent.contentType',
      text: 'outboundContent.body.text',
      templateName: 'outboundContent.template.name',
      templateLanguage: 'outboundContent.template.language',
      redacted: 'outboundContent.meta.redacted',
    },
  },
  'chatApps.externalMessage': {
    family: 'chatApps',
    title: 'Chat Message Sent from Another App',
    summary: 'Your business answered from elsewhere, such as the WhatsApp Business app on a phone',
    eventType: 'external_app_message',
    webhook: { via: 'chatapps', type: 'CADR' },
    docs: 'delivery-receipts-for-outbound-chatapps',
    identity: { required: ['umid'] },
    occurredAt: 'timestamp',
    channel: { at: 'channel' },
    payload: {
      type: 'object',
      properties: {
        umid,
        subAccountId,
        timestamp: { type: 'string', format: 'date-time', description: 'When it was sent, UTC' },
        channel,
        user,
        type: messageType,
        content,
      },
    },
    simple: { to: person, name: 'user.name', userId: 'user.channelUserId', ...simpleContent },
  },
} as const satisfies Record<string, WebhookEventDefinition>;

export const chatAppsFamily: WebhookFamily = {
  recognises: (body) => hasWord(body, 'namespace', 'chatapps'),
  payloadIn: 'payload',
  events: chatAppsEvents,
};
