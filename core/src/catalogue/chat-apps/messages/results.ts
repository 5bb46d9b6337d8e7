import { detailStatus } from '../../shared/fields';
import type { Rejection } from '../../operation';
import { sentToUser } from './message-fields';

/** The status of a message, in the response to a send and in its details. */
export const chatStatus = {
  ...detailStatus,
  properties: {
    ...detailStatus.properties,
    state: {
      type: 'string',
      description:
        'How far the message is; rejected and failed mean that 8x8 refused it, sent that the operator has not yet confirmed the delivery',
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
      description: detailStatus.properties.detail.description,
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

/** The result of sending one message. */
export const chatResult = {
  type: 'object',
  properties: {
    umid: {
      type: 'string',
      format: 'uuid',
      description: 'ID that 8x8 gave the message (UMID); delivery receipts carry it',
    },
    user: sentToUser,
    clientMessageId: { type: 'string', description: 'Your own reference of the message, as you gave it' },
    status: chatStatus,
  },
  required: ['umid', 'user', 'status'],
} as const;

/** How the result of a message says that 8x8 refused it. */
export const chatRejection = {
  at: 'status.state',
  values: ['rejected', 'failed'],
  reason: 'status.errorMessage',
  code: 'status.errorCode',
} as const satisfies Rejection;

/** The result of sending a batch. */
export const chatBatchResult = {
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
      items: chatResult,
      description: 'One result for each message, when Include Messages in Response is on',
    },
  },
  required: ['batchId', 'acceptedCount', 'rejectedCount'],
} as const;
