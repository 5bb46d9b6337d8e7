/** The caller's own references, longer for messages and shorter for batches than those of chat apps. */

export const clientMessageId = {
  type: 'string',
  title: 'Client Message ID',
  description:
    'Your own reference; 8x8 repeats it in the response and in delivery receipts, and does not check that it is unique',
  maxLength: 350,
  examples: ['order-1001'],
} as const;

export const clientBatchId = {
  type: 'string',
  title: 'Client Batch ID',
  description: 'Your own reference for the batch; 8x8 repeats it in the response and in delivery receipts',
  maxLength: 20,
  examples: ['autumn-sale'],
} as const;

/** What became of one SMS when it was handed in. */
export const smsResult = {
  type: 'object',
  properties: {
    umid: { type: 'string', description: 'ID that 8x8 gave the message (UMID); delivery receipts carry it' },
    destination: { type: 'string', description: 'Phone number of the recipient, as 8x8 understood it' },
    status: {
      type: 'object',
      description: 'Whether 8x8 took the message',
      properties: {
        code: {
          type: 'string',
          enum: ['QUEUED', 'REJECTED'],
          description: 'QUEUED when the message waits to be sent, REJECTED when 8x8 refused it',
        },
        description: { type: 'string', description: 'The status in words' },
      },
      required: ['code', 'description'],
    },
    encoding: {
      type: 'string',
      enum: ['AUTO', 'GSM7', 'UCS2'],
      description: 'Character set of the message',
    },
    clientMessageId: { type: 'string', description: 'Your own reference of the message, as you gave it' },
  },
  required: ['umid', 'destination', 'status', 'encoding'],
} as const;

export const smsRejection = {
  at: 'status.code',
  values: ['REJECTED'],
  reason: 'status.description',
} as const;

export const smsBatchResult = {
  type: 'object',
  properties: {
    batchId: {
      type: 'string',
      format: 'uuid',
      description: 'ID that 8x8 gave the batch, with which it can be cancelled',
    },
    clientBatchId: { type: 'string', description: 'Your own reference of the batch, as you gave it' },
    acceptedCount: { type: 'integer', description: 'How many messages 8x8 took' },
    rejectedCount: { type: 'integer', description: 'How many messages 8x8 refused' },
    messages: {
      type: 'array',
      items: smsResult,
      description: 'One result for each message, when Include Messages in Response is on',
    },
  },
  required: ['batchId', 'acceptedCount', 'rejectedCount'],
} as const;
