import type { WebhookEventDefinition, WebhookFamily } from './event-definition';
import { hasWord } from '../json-object';
import { content, messageType, simpleContent, user } from './message-content';
import { message, receipt, simpleReceipt } from './message-fields';
import { outboundContent } from './outbound-content';

const channel = {
  type: 'string',
  description: 'Channel of the message, in upper or lower case',
  enum: ['sms', 'whatsapp', 'viber', 'rcs', 'line', 'LineNotification', 'ZaloNotification'],
} as const;

/** The phone number of the person, or the ID on the channel if there is no number. */
const person = ['user.msisdn', 'user.channelUserId'] as const;

/**
 * The webhook events of chat apps: received messages, delivery receipts, and messages that the business sent from another
 * app. They follow https://developer.8x8.com/connect/docs/inbound-chatapps-message and the page of delivery receipts.
 */
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
    customer: person,
    payload: {
      type: 'object',
      properties: {
        ...message,
        timestamp: { type: 'string', format: 'date-time', description: 'When the message was received, UTC' },
        user,
        recipient: {
          type: 'object',
          description: 'Your side: the channel that received the message',
          properties: {
            channel,
            channelId: { type: 'string', description: 'ID of your channel that received the message' },
          },
        },
        type: messageType,
        content,
        replyToUmid: { type: 'string', description: 'ID of your message that this one answers (UMID)' },
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
    receipt: true,
    errorCodes: 'chatApps',
    statusFilter: { name: 'statuses', title: 'Statuses' },
    docs: 'delivery-receipts-for-outbound-chatapps',
    identity: { required: ['umid', 'status.state'], optional: ['channel', 'status.detail'] },
    occurredAt: 'status.timestamp',
    channel: { at: 'channel' },
    payload: {
      type: 'object',
      properties: {
        ...receipt,
        channel,
        user,
        whatsapp: {
          type: 'object',
          description: 'What WhatsApp says of the message, beyond its status',
          properties: {
            providerErrorCode: {
              type: 'string',
              description: "WhatsApp's own code for the reason why the message was not delivered",
            },
            pricingCategory: {
              type: 'string',
              description: 'Category in which WhatsApp charges the message, e.g. marketing',
              examples: ['marketing', 'authentication'],
            },
          },
        },
        outboundContent,
      },
    },
    simple: {
      to: person,
      userId: 'user.channelUserId',
      ...simpleReceipt,
      providerErrorCode: 'whatsapp.providerErrorCode',
      pricingCategory: 'whatsapp.pricingCategory',
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
    customer: person,
    payload: {
      type: 'object',
      properties: {
        ...message,
        timestamp: { type: 'string', format: 'date-time', description: 'When the message was sent, UTC' },
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
  envelopeFields: { namespace: 'ChatApps' },
};
