import type { Job } from 'bullmq';
import type { BulkJob } from './bulk-job.interface';
import type { QueueRedis } from '../queue-redis';

/** KEYS: paused. ARGV: how long it is kept, in ms. The job is parked as long as the key has this value. */
const parkScript = `return redis.call('SET', KEYS[1], 'parked', 'XX', 'PX', ARGV[1]) and 1 or 0`;

/** KEYS: paused, checkpoint. Whether a worker has had the job: then it waits for nothing but to be resumed. */
const resumeScript = `
local paused = redis.call('GET', KEYS[1])
redis.call('DEL', KEYS[1])
return (paused == 'parked' or redis.call('EXISTS', KEYS[2]) == 1) and 1 or 0`;

/** Asks the worker of a bulk send to stop. A bulk send that no worker has yet is parked by the first one. */
export async function requestPause(redis: QueueRedis, key: string, keepMs: number): Promise<void> {
  await redis.set(`${key}:paused`, 'requested', 'PX', keepMs);
}

/** Delays the job until it is resumed. Returns false if the bulk send is not paused any longer. */
export async function parkIfPaused(
  redis: QueueRedis,
  key: string,
  job: Job<BulkJob>,
  token: string | undefined,
): Promise<boolean> {
  const { keepMs } = job.data;
  // This comes before the delay. From now on, `resume` also promotes the job.
  if ((await redis.eval(parkScript, 1, `${key}:paused`, keepMs)) !== 1) return false;
  await job.moveToDelayed(Date.now() + keepMs, token);
  // If `resume` ran before the job was delayed, it could not promote the job.
  if ((await redis.exists(`${key}:paused`)) === 0) await promote(job);
  return true;
}

/** Ends the pause. A bulk send that waits for its `delayMs` goes on waiting. */
export async function endPause(redis: QueueRedis, key: string, job: Job<BulkJob>): Promise<void> {
  const wasStarted = await redis.eval(resumeScript, 2, `${key}:paused`, `${key}:checkpoint`);
  if (wasStarted === 1) await promote(job);
}

/** A job that is not delayed is not in need of it. */
async function promote(job: Job<BulkJob>): Promise<void> {
  if (!(await job.isDelayed())) return;
  try {
    await job.promote();
  } catch (error) {
    if (await job.isDelayed()) throw error;
  }
}
