import { batchId as anyBatchId, umid as anyUmid } from '../../catalogue/fields';
import type { SimpleField } from '../simple-fields';

/** What SMS and chat messages have in common. */
export const message = {
  umid: { type: 'string', description: anyUmid.description },
  subAccountId: { type: 'string', description: 'Subaccount the message belongs to' },
} as const;

/** What a delivery receipt says, the same for SMS and chat apps. */
export const receipt = {
  ...message,
  batchId: { type: 'string', description: anyBatchId.description },
  clientMessageId: { type: 'string', description: 'Your own ID of the message' },
  clientBatchId: { type: 'string', description: 'Your own ID of the batch' },
  status: {
    type: 'object',
    properties: {
      state: {
        type: 'string',
        description: 'Compare without regard to case; accepted is seen on LINE only',
        enum: ['accepted', 'queued', 'rejected', 'sent', 'delivered', 'undelivered', 'read'],
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
} as const;

/** Where the simple fields of a delivery receipt are. */
export const simpleReceipt = {
  status: 'status.state',
  detail: 'status.detail',
  errorCode: 'status.errorCode',
  errorMessage: 'status.errorMessage',
  clientMessageId: 'clientMessageId',
  batchId: 'batchId',
  clientBatchId: 'clientBatchId',
} as const satisfies Readonly<Partial<Record<SimpleField, string>>>;
