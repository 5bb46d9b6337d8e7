/**
 * The entry point `/bullmq`: webhook events and bulk sends as BullMQ jobs, and rate limits that processes share through
 * Redis.
 */
export type { WorkerSettings } from './lifecycle-worker';
export {
  type BulkJob,
  type BulkOperation,
  type BulkProblem,
  type BulkState,
  type BulkStatus,
} from './bulk-job.interface';
export { BulkSends, type BulkSendRequest } from './bulk-sends.service';
export { EightByEightBullModule, type EightByEightBullOptions } from './eight-by-eight-bull.module';
export type { EventQueueOptions } from './event-queue';
export { getBulkQueueName, getBulkSendsToken, getEventQueueName } from './bull.tokens';
export { sharedLimits, type RedisScripts, type SharedLimits } from './shared-limits';
