export type { WorkerSettings } from './app-worker';
export {
  type BulkJob,
  type BulkOperation,
  type BulkProblem,
  type BulkState,
  type BulkStatus,
} from './bulk-job';
export { BulkSends, type BulkSendRequest } from './bulk-sends';
export { EightByEightBullModule, type EightByEightBullOptions } from './eight-by-eight-bull.module';
export type { EventQueueOptions } from './event-queue';
export { getBulkQueueName, getBulkSendsToken, getEventQueueName } from './queue-names';
export { sharedLimits, type RedisScripts, type SharedLimits } from './shared-limits';
