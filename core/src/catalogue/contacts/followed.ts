import type { Job } from '../operation';

/** Every batch is followed in the same way. */
export const followed = {
  status: 'getBatch',
  id: 'id',
  idField: 'batchId',
  state: 'status',
  done: ['completed'],
  failed: ['failed', 'stopped', 'timeout'],
} as const satisfies Job;
