/** Sending to many recipients: the types of `sendAll`, and its result `BulkSend`. */
export { BulkSend } from './bulk-send';
export { CheckpointError, type CheckpointFault, type CheckpointPlace } from './checkpoint/checkpoint';
export type { BulkCounts, Checkpoint, CheckpointState, RecipientRange } from './checkpoint/checkpoint';
export type { BulkOptions, BulkProgress, BulkSummary } from './bulk-options';
export type { RecipientOutcome, Recipient, RecipientResult } from './recipients/recipient-result';
export type { SendAll, SendAllWithTemplate } from './send-all';
export type { BulkSource } from './recipients/recipient-source';
