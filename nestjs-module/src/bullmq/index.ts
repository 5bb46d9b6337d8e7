/**
 * The entry point `/bullmq`: webhook events and bulk sends as BullMQ jobs, and rate limits that processes share through
 * Redis.
 */
export type { WorkerSettings } from './lifecycle-worker';
export {
  type BulkJob,
  type BulkOperation,
  type BulkState,
  type BulkStatus,
  type BulkTemplate,
} from './bulk-sends/bulk-job.interface';
export type { BulkProblem, BulkResult, BulkResultsRange } from './bulk-sends/bulk-results';
export { BulkSends, type BulkRow, type BulkSendRequest } from './bulk-sends/bulk-sends.service';
export { EightByEightBullModule } from './eight-by-eight-bull.module';
export type {
  EightByEightBullAsyncOptions,
  EightByEightBullExtras,
  EightByEightBullOptions,
  EightByEightBullSettings,
} from './eight-by-eight-bull-options.interface';
export type { EventQueueOptions } from './event-queue';
export { getBulkQueueName, getBulkSendsToken, getEventQueueName, InjectBulkSends } from './bull.tokens';
export { sharedLimits, type RedisScripts, type SharedLimits } from './shared-limits';
