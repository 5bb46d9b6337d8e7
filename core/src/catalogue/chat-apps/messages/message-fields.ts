import { country } from '../../shared/fields';

const msisdn = {
  type: 'string',
  title: 'Phone Number',
  description:
    'Phone number of the recipient in international form, e.g. +6591234567; a national number needs Country; if the channel user ID is given too, the phone number is used',
  format: 'msisdn',
  examples: ['+6591234567'],
} as const;

/** A BSUID (SG.1349…) on WhatsApp or a user ID (U3d3…) on LINE, so it has no single format. */
const channelUserId = {
  type: 'string',
  title: 'Channel User ID',
  description:
    'ID of the recipient on the channel, as inbound messages carry it: on WhatsApp the business-scoped user ID (BSUID), on LINE the LINE user ID',
  minLength: 1,
  examples: ['SG.1349120865530274'],
} as const;

const lineUserId = {
  type: 'string',
  title: 'LINE User ID',
  description: 'ID of the recipient on a LINE Official Account, instead of a phone number',
  minLength: 1,
  examples: ['U0123456789abcdef0123456789abcdef'],
} as const;

/** The recipient of a message. */
export const user = {
  type: 'object',
  title: 'Recipient',
  description: 'Whom the message goes to: a phone number, a channel user ID, or a LINE user ID',
  properties: { msisdn, country, channelUserId, lineUserId },
  anyOf: [{ required: ['msisdn'] }, { required: ['channelUserId'] }, { required: ['lineUserId'] }],
  examples: [{ msisdn: '+6591234567' }],
} as const;

/** The recipient of a LINE notification: a phone number, or the user ID on the channel. */
export const lineNotificationUser = {
  type: 'object',
  title: 'Recipient',
  description: 'Whom the notification goes to, by phone number',
  properties: { msisdn, country, channelUserId },
  anyOf: [{ required: ['msisdn'] }, { required: ['channelUserId'] }],
  examples: [{ msisdn: '+66812345678' }],
} as const;

/** The recipient of a message, in a response. */
export const sentToUser = {
  type: 'object',
  description: 'Whom the message goes to, as you gave it',
  properties: {
    msisdn: { type: 'string', description: 'Phone number of the recipient' },
    country: {
      type: 'string',
      description: 'Two-letter ISO 3166 code of the country of a national number, when one was given',
    },
    channelUserId: {
      type: 'string',
      description: 'ID of the recipient on the channel, e.g. the business-scoped user ID (BSUID) on WhatsApp',
    },
  },
} as const;

// 8x8's limits for chat apps: 50 and 100 characters. SMS has its own.

export const clientMessageId = {
  type: 'string',
  title: 'Client Message ID',
  description:
    'Your own reference; 8x8 repeats it in the response and in delivery receipts, and does not check that it is unique',
  maxLength: 50,
  examples: ['order-1001'],
} as const;

export const clientBatchId = {
  type: 'string',
  title: 'Client Batch ID',
  description: 'Your own reference for the batch; 8x8 repeats it in the response and in delivery receipts',
  maxLength: 100,
  examples: ['autumn-sale'],
} as const;
