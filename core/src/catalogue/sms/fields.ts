/**
 * The caller's own ID of a message. This and the next schemas are those that SMS and surveys share. Chat apps have other
 * limits for both IDs.
 */
export const clientMessageId = {
  type: 'string',
  title: 'Client Message ID',
  description:
    'Your own reference; 8x8 repeats it in the response and in delivery receipts; it need not be unique',
  maxLength: 350,
  examples: ['order-1001'],
} as const;

export const clientBatchId = {
  type: 'string',
  title: 'Client Batch ID',
  description: 'Your own reference of the batch; 8x8 repeats it in the response and in delivery receipts',
  maxLength: 20,
  examples: ['autumn-sale'],
} as const;

/** The result of sending one SMS. */
export const smsResult = {
  type: 'object',
  properties: {
    umid: {
      type: 'string',
      description: 'Unique message ID (UMID) that 8x8 gave the message; delivery receipts have it too',
    },
    destination: { type: 'string', description: 'Phone number of the recipient, as 8x8 read it' },
    status: {
      type: 'object',
      description: 'Whether 8x8 accepted the message',
      properties: {
        code: {
          type: 'string',
          enum: ['QUEUED', 'REJECTED'],
          description: 'QUEUED if 8x8 accepted the message, REJECTED if 8x8 refused it',
        },
        description: { type: 'string', description: 'Meaning of the status' },
      },
      required: ['code', 'description'],
    },
    encoding: {
      type: 'string',
      enum: ['AUTO', 'GSM7', 'UCS2'],
      description: 'Character set of the message',
    },
    clientMessageId: { type: 'string', description: 'Your own reference of the message' },
  },
  required: ['umid', 'destination', 'status', 'encoding'],
} as const;

/** How the result of an SMS says that 8x8 refused it. */
export const smsRejection = {
  at: 'status.code',
  values: ['REJECTED'],
  reason: 'status.description',
} as const;

/** The result of sending a batch. */
export const smsBatchResult = {
  type: 'object',
  properties: {
    batchId: {
      type: 'string',
      format: 'uuid',
      description: 'ID that 8x8 gave the batch, which Cancel SMS Batch takes',
    },
    clientBatchId: { type: 'string', description: 'Your own reference of the batch' },
    acceptedCount: { type: 'integer', description: 'Number of messages that 8x8 accepted' },
    rejectedCount: { type: 'integer', description: 'Number of messages that 8x8 refused' },
    messages: {
      type: 'array',
      items: smsResult,
      description: 'One result for each message, if Include Messages in Response is on',
    },
  },
  required: ['batchId', 'acceptedCount', 'rejectedCount'],
} as const;
