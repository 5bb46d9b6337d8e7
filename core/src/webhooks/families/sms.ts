import { hasWord } from '../json-object';
import type { WebhookEventDefinition, WebhookFamily } from '../event-definition';

const umid = { type: 'string', description: "8x8's ID of the message" } as const;
const subAccountId = { type: 'string', description: 'Subaccount the message belongs to' } as const;
const smsCount = { type: 'integer', description: 'How many SMS the text took' } as const;
const price = {
  type: 'object',
  description: 'Absent where nothing is charged',
  properties: {
    total: { type: 'number', description: 'Price of the whole message' },
    perSms: { type: 'number', description: 'Price of one part' },
    currency: { type: 'string', description: 'ISO 4217 currency code' },
  },
} as const;

/** SMS: https://developer.8x8.com/connect/docs/inbound-sms and the pages beside it. */
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
    payload: {
      type: 'object',
      properties: {
        umid,
        subAccountId,
        timestamp: { type: 'string', format: 'date-time', description: 'When it was received, UTC' },
        source: { type: 'string', description: 'Who sent it' },
        destination: { type: 'string', description: 'Your number' },
        body: { type: 'string', description: 'The text' },
        encoding: { type: 'string', enum: ['GSM7', 'UCS2'] },
        smsCount,
        price,
      },
    },
    simple: {
      from: 'source',
      to: 'destination',
      text: 'body',
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
    docs: 'delivery-receipts-for-outbound-sms',
    identity: { required: ['umid', 'status.state'], optional: ['status.detail'] },
    occurredAt: 'status.timestamp',
    channel: { is: 'sms' },
    payload: {
      type: 'object',
      properties: {
        umid,
        batchId: { type: 'string', description: "8x8's ID of the batch" },
        clientMessageId: { type: 'string', description: 'Your own ID of the message' },
        clientBatchId: { type: 'string', description: 'Your own ID of the batch' },
        subAccountId,
        source: { type: 'string', description: 'The sender ID it was sent with' },
        destination: { type: 'string', description: 'Who it was sent to' },
        status: {
          type: 'object',
          properties: {
            state: {
              type: 'string',
              enum: ['queued', 'rejected', 'sent', 'delivered', 'undelivered', 'read'],
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
        price,
        smsCount,
      },
    },
    simple: {
      from: 'source',
      to: 'destination',
      status: 'status.state',
      detail: 'status.detail',
      errorCode: 'status.errorCode',
      errorMessage: 'status.errorMessage',
      clientMessageId: 'clientMessageId',
      batchId: 'batchId',
      clientBatchId: 'clientBatchId',
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
        eventId: { type: 'string', description: "8x8's ID of the click" },
        occurredAt: { type: 'string', format: 'date-time', description: 'When the link was opened, UTC' },
        umid,
        destination: { type: 'string', description: 'Who the SMS was sent to' },
        shortUrl: { type: 'string', description: 'The short link' },
        targetUrl: { type: 'string', description: 'Where it leads' },
      },
    },
    simple: { to: 'destination', shortUrl: 'shortUrl', targetUrl: 'targetUrl', eventId: 'eventId' },
  },
} as const satisfies Record<string, WebhookEventDefinition>;

export const smsFamily: WebhookFamily = {
  recognises: (body) => hasWord(body, 'namespace', 'sms'),
  payloadIn: 'payload',
  events: smsEvents,
};
