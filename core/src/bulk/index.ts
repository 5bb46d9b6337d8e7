export { BulkSend } from './bulk-send';
export { CheckpointError, type CheckpointFault, type CheckpointPlace } from './checkpoint-error';
export type { BulkCounts, Checkpoint, CheckpointState, Stretch } from './checkpoint';
export type { BulkOptions, BulkProgress, BulkSummary } from './options';
export type { Ending, Recipient, RecipientResult } from './recipient-result';
export type { SendAll, SendAllWithTemplate } from './send-all';
export type { BulkSource } from './source';
