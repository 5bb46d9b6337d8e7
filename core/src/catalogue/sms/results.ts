/** What became of one SMS when it was handed in. */
export const smsResult = {
  type: 'object',
  properties: {
    umid: { type: 'string', description: 'Unique message ID' },
    destination: { type: 'string', description: 'The number as 8x8 understood it' },
    status: {
      type: 'object',
      description: 'Whether 8x8 took the message',
      properties: {
        code: {
          type: 'string',
          enum: ['QUEUED', 'REJECTED'],
          description: 'Whether it waits to be sent, or was refused',
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
    clientMessageId: { type: 'string', description: 'Your own reference, as you gave it' },
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
    batchId: { type: 'string', format: 'uuid', description: 'Unique batch ID' },
    clientBatchId: { type: 'string', description: 'Your own reference of the batch, as you gave it' },
    acceptedCount: { type: 'integer', description: 'How many messages were accepted' },
    rejectedCount: { type: 'integer', description: 'How many messages were rejected' },
    messages: { type: 'array', items: smsResult, description: 'One result a message, when asked for' },
  },
  required: ['batchId', 'acceptedCount', 'rejectedCount'],
} as const;
