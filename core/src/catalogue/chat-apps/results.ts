import { detailStatus } from '../fields';
import type { Rejection } from '../operation';
import { sentToUser } from './recipient';

/** The status of a message, both when it is handed in and in its details; a batch also answers `rejected`. */
export const chatStatus = {
  type: 'object',
  properties: {
    ...detailStatus.properties,
    state: {
      type: 'string',
      description: 'How far the message is',
      enum: [
        'unknown',
        'queued',
        'rejected',
        'failed',
        'sent',
        'delivered',
        'undelivered',
        'read',
        'ok',
        'error',
      ],
    },
    detail: {
      type: 'string',
      description: 'What the state comes from',
      enum: [
        'delivered_to_operator',
        'delivered_to_carrier',
        'delivered_to_recipient',
        'rejected_by_operator',
        'undelivered_to_recipient',
      ],
    },
  },
} as const;

/** What became of one message when it was handed in. */
export const chatResult = {
  type: 'object',
  properties: {
    umid: { type: 'string', format: 'uuid', description: 'Unique message ID' },
    user: sentToUser,
    clientMessageId: { type: 'string', description: 'Your own reference, as you gave it' },
    status: chatStatus,
  },
  required: ['umid', 'user', 'status'],
} as const;

export const chatRejection = {
  at: 'status.state',
  values: ['rejected', 'failed'],
  reason: 'status.errorMessage',
  code: 'status.errorCode',
} as const satisfies Rejection;

export const chatBatchResult = {
  type: 'object',
  properties: {
    batchId: { type: 'string', format: 'uuid', description: 'Unique batch ID' },
    clientBatchId: { type: 'string', description: 'Your own reference of the batch, as you gave it' },
    acceptedCount: { type: 'integer', description: 'How many messages were accepted' },
    rejectedCount: { type: 'integer', description: 'How many messages were rejected' },
    messages: { type: 'array', items: chatResult, description: 'One result a message, when asked for' },
  },
  required: ['batchId', 'acceptedCount', 'rejectedCount'],
} as const;
