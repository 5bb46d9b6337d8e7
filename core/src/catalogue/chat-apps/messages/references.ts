/** The caller's own references, shorter for messages and longer for batches than those of SMS. */

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
