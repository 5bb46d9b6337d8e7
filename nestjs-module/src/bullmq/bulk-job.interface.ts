import type { BulkProgress } from 'cpaas-8x8';

/** What can be sent in bulk. */
export type BulkOperation = 'sms.send' | 'chatApps.send';

/** What a job of the queue holds; the rows are beside it, in Redis. */
export interface BulkJob {
  readonly operation: BulkOperation;
  readonly total: number;
  /** What the messages have in common. */
  readonly template?: object;
  readonly batchSize?: number;
  readonly concurrency?: number;
  readonly keepMs: number;
}

/** Where a bulk send stands. */
export type BulkState =
  /** Nobody has begun, or nobody goes on just now. */
  | 'waiting'
  | 'running'
  /** Each recipient has ended as accepted, rejected or unknown. */
  | 'completed'
  /** It was stopped by {@link BulkSends.cancel}; who had not been sent to was not. */
  | 'cancelled'
  /** It could not go on, for the reason given. */
  | 'failed';

/** How far a bulk send is. */
export interface BulkStatus {
  readonly id: string;
  readonly state: BulkState;
  readonly total: number;
  readonly progress: BulkProgress;
  /** Why it failed. */
  readonly reason?: string;
}

/** A recipient who was not sent to, or of whom that is not known. */
export interface BulkProblem {
  /** The place in the list, from 0. */
  readonly index: number;
  readonly status: 'rejected' | 'unknown';
  readonly reason: string;
  /** Under which 8x8 has the message in its logs, if it has it. */
  readonly clientBatchId?: string;
}

/** Where in Redis what belongs to a bulk send lies: in one slot of a cluster, by the braces. */
export const bulkKey = (queueName: string, id: string): string => `8x8:bulk:{${queueName}:${id}}`;
