import { price as anyPrice } from '../../catalogue/shared/fields';
import { hasWord } from '../json-object';
import type { WebhookEventDefinition, WebhookFamily } from './event-definition';
import { message, receipt, simpleReceipt } from './message-fields';

const smsCount = {
  type: 'integer',
  description: 'How many parts the message has, each charged as one SMS',
} as const;
const price = {
  ...anyPrice,
  description: `${anyPrice.description}; absent where it charges nothing`,
} as const;

/**
 * The webhook events of SMS: received messages, delivery receipts and clicks on short links. They follow
 * https://developer.8x8.com/connect/docs/inbound-sms and related pages.
 */
export const smsEvents = {
  'sms.inbound': {
    family: 'sms',
    title: 'SMS Received',
    summary: 'Someone sent an SMS to one of your numbers',
    eventType: 'inbound_message_received',
    webhook: { via: 'sms' },
    docs: 'inbound-sms',
    identity: { required: ['umid'] },
    occurredAt: 'timestamp',
    channel: { is: 'sms' },
    customer: ['source', 'user.msisdn'],
    payload: {
      type: 'object',
      properties: {
        ...message,
        timestamp: { type: 'string', format: 'date-time', description: 'When the SMS was received, UTC' },
        source: {
          type: 'string',
          description: 'Phone number or sender ID of the person or business that sent the SMS',
        },
        destination: { type: 'string', description: 'Your number that received the SMS' },
        body: { type: 'string', description: 'Text of the message' },
        encoding: {
          type: 'string',
          description: 'Character set in which the text travelled',
          enum: ['GSM7', 'UCS2'],
        },
        smsCount,
        price,
      },
    },
    // The second paths are those of 8x8's samples for a message that Automation passes on.
    simple: {
      from: ['source', 'user.msisdn'],
      to: 'destination',
      text: ['body', 'content.text'],
      encoding: 'encoding',
      parts: 'smsCount',
      price: 'price.total',
      currency: 'price.currency',
    },
  },
  'sms.status': {
    family: 'sms',
    title: 'SMS Status Changed',
    summary: 'An SMS you sent was queued, sent, delivered, read, rejected or not delivered',
    eventType: 'outbound_message_status_changed',
    webhook: { via: 'sms' },
    perMessageUrl: 'dlrCallbackUrl',
    receipt: true,
    errorCodes: 'sms',
    statusFilter: { name: 'statuses', title: 'Statuses' },
    docs: 'delivery-receipts-for-outbound-sms',
    identity: { required: ['umid', 'status.state'], optional: ['status.detail'] },
    occurredAt: 'status.timestamp',
    channel: { is: 'sms' },
    payload: {
      type: 'object',
      properties: {
        ...receipt,
        source: { type: 'string', description: 'Sender ID with which the SMS was sent' },
        destination: { type: 'string', description: 'Phone number to which the SMS was sent' },
        price,
        smsCount,
      },
    },
    simple: {
      from: 'source',
      to: 'destination',
      ...simpleReceipt,
      parts: 'smsCount',
      price: 'price.total',
      currency: 'price.currency',
    },
  },
  'sms.shortUrlClicked': {
    family: 'sms',
    title: 'Short Link Clicked',
    summary: 'Someone opened a short link in an SMS you sent; each opening is an event of its own',
    eventType: 'short_url_clicked',
    webhook: { via: 'sms' },
    docs: 'short-url-clicks',
    identity: { required: ['eventId'] },
    occurredAt: 'occurredAt',
    channel: { is: 'sms' },
    payload: {
      type: 'object',
      properties: {
        eventId: {
          type: 'string',
          description: "8x8's ID of the event; each opening of the link has one of its own",
        },
        occurredAt: { type: 'string', format: 'date-time', description: 'When the link was opened, UTC' },
        umid: message.umid,
        destination: { type: 'string', description: 'Phone number to which the SMS was sent' },
        shortUrl: { type: 'string', description: 'Short link that was opened' },
        targetUrl: { type: 'string', description: 'Address to which the short link leads' },
      },
    },
    simple: { to: 'destination', shortUrl: 'shortUrl', targetUrl: 'targetUrl', eventId: 'eventId' },
  },
} as const satisfies Record<string, WebhookEventDefinition>;

export const smsFamily: WebhookFamily = {
  recognises: (body) => hasWord(body, 'namespace', 'sms'),
  payloadIn: 'payload',
  envelopeFields: { namespace: 'SMS' },
};
