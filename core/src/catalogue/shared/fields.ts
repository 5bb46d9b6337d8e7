/** The fields that operations of several products share. */

export const subAccountId = {
  type: 'string',
  title: 'Subaccount ID',
  description: 'Subaccount to use, as shown in 8x8 Connect; default: the configured subaccount',
  format: 'sub-account-id',
  minLength: 3,
  maxLength: 50,
  pattern: '^[A-Za-z0-9\\-._&]{3,50}$',
  examples: ['ExampleCo_Marketing'],
} as const;

export const accountId = {
  type: 'string',
  title: 'Account ID',
  description: 'Account to use, as shown in 8x8 Connect; default: the configured account',
  format: 'account-id',
  examples: ['6a1f3c52-0b7e-4d7c-9a53-2f0d8c1b7e44'],
} as const;

export const umid = {
  type: 'string',
  title: 'Message ID (UMID)',
  description: 'Unique message ID that 8x8 gave the message when it was accepted or received',
  format: 'uuid',
  examples: ['b2c9d5a0-4f1e-4c6b-8e0a-6a4f1f2f9d31'],
} as const;

export const batchId = {
  type: 'string',
  title: 'Batch ID',
  description: 'ID that 8x8 returned when the batch was accepted',
  examples: ['7f0f6f0e-54a5-4b39-8a0c-0d4c5c0a6f52'],
} as const;

export const destination = {
  type: 'string',
  title: 'To',
  description:
    'Phone number of the recipient in international form, e.g. +6591234567; a national number needs Country',
  format: 'msisdn',
  examples: ['+6591234567'],
} as const;

export const country = {
  type: 'string',
  title: 'Country',
  description: 'Country of a phone number in national form, as two letters, e.g. SG (ISO 3166)',
  maxLength: 2,
  examples: ['SG'],
} as const;

export const source = {
  type: 'string',
  title: 'Sender ID',
  description:
    'Sender that the recipient sees: a phone number, a short code, or up to 11 letters, digits and spaces',
  format: 'sender-id',
  maxLength: 17,
  examples: ['ExampleCo'],
} as const;

export const encoding = {
  type: 'string',
  title: 'Encoding',
  description:
    'Character set of the text; automatic is GSM-7 if possible (160 characters in one part), otherwise UCS-2 (70 characters)',
  enum: ['AUTO', 'GSM7', 'UCS2'],
  default: 'AUTO',
} as const;

export const scheduled = {
  type: 'string',
  title: 'Send At',
  description: 'When to send the message, ISO 8601 with offset, at most 7 days ahead; default: immediately',
  format: 'schedule',
  examples: ['2026-12-01T09:00:00+08:00'],
} as const;

export const expiry = {
  type: 'string',
  title: 'Expires At',
  description: 'Time after which the message is no longer sent, ISO 8601 with offset',
  format: 'future',
  examples: ['2026-12-01T12:00:00+08:00'],
} as const;

export const dlrCallbackUrl = {
  type: 'string',
  title: 'Delivery Receipt URL',
  description: "URL for this message's delivery receipts, instead of the one configured for the account",
  format: 'uri',
  examples: ['https://example.com/receipts'],
} as const;

export const confirm = {
  type: 'string',
  title: 'Confirmation',
  description:
    'Text that confirms the deletion, exactly as in the example; it is only needed to delete many things at once',
} as const;

export const clientIp = {
  type: 'string',
  title: 'Client IP',
  description:
    'IP address of the user who caused the message, for a limit for each address, which 8x8 support enables',
  examples: ['192.0.2.10'],
} as const;

export const includeMessagesInResponse = {
  type: 'boolean',
  title: 'Include Messages in Response',
  description: 'Whether the response has the result of each message, not only the counts',
  default: false,
} as const;

export const price = {
  type: 'object',
  description: 'Price of the SMS',
  properties: {
    total: {
      type: 'number',
      description: 'Price of the whole message: the price of one part times the number of parts',
    },
    perSms: { type: 'number', description: 'Price of one part of the message' },
    currency: { type: 'string', description: 'Currency of the price, ISO 4217 code' },
  },
  required: ['total', 'perSms', 'currency'],
} as const;

export const cancelled = {
  type: 'object',
  properties: { cancelledCount: { type: 'integer', description: 'Number of cancelled messages' } },
  required: ['cancelledCount'],
} as const;

/** The status in the details of a message. Its values differ from those of a send result and of a delivery receipt. */
export const detailStatus = {
  type: 'object',
  description: 'State of the message, and why it was refused or not delivered',
  properties: {
    state: {
      type: 'string',
      description:
        'State of the message: failed means that 8x8 refused it, sent that the operator has not confirmed the delivery yet',
      enum: ['unknown', 'queued', 'failed', 'sent', 'delivered', 'undelivered', 'read', 'ok', 'error'],
    },
    detail: {
      type: 'string',
      description: 'Who accepted or refused the message: the operator or the device of the recipient',
    },
    errorCode: {
      type: 'integer',
      description: "8x8's error code, if the message was refused or not delivered",
    },
    errorMessage: {
      type: 'string',
      description: 'Reason why the message was refused or not delivered',
    },
    timestamp: {
      type: 'string',
      format: 'date-time',
      description: 'When the message reached this state, ISO 8601',
    },
  },
} as const;

/** The fields that the details of an SMS and of a chat message share. */
export const messageDetails = {
  umid: { type: 'string', description: umid.description },
  subAccountId: { type: 'string', description: 'Subaccount of the message' },
  direction: {
    type: 'string',
    description: 'outbound for a message that you sent, inbound for a message that you received',
    enum: ['outbound', 'inbound'],
  },
  country: { type: 'string', description: 'Country of the message, two-letter ISO 3166 code' },
  createdAt: { type: 'string', format: 'date-time', description: 'When 8x8 accepted the message, ISO 8601' },
  clientMessageId: { type: 'string', description: 'Your own reference of the message' },
  clientBatchId: { type: 'string', description: 'Your own reference of the batch' },
  batchId: { type: 'string', description: 'ID of the batch in which the message was sent' },
} as const;
