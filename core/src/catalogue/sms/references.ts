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
