/** The public interface of bulk sending: the types of `sendAll`, its result `BulkSend`, and checkpoints with their error. */
export { BulkSend } from './bulk-send';
export { CheckpointError, type CheckpointFault, type CheckpointPlace } from './checkpoint/checkpoint';
export type { BulkCounts, Checkpoint, CheckpointState, RecipientRange } from './checkpoint/checkpoint';
export type { BulkChannel } from './bulk-channel';
export type { BulkOptions, BulkProgress, BulkSummary } from './bulk-options';
export type { DeliveryWindow } from './pacing/delivery-window';
export type { Pace } from './pacing/pacer';
export type { RecipientOutcome, Recipient, RecipientResult } from './recipients/recipient-result';
export { sendAllOver, type SendAll, type SendAllWithTemplate } from './send-all';
export type { BulkSource } from './recipients/recipient-source';
