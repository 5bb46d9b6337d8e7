import { randomUUID } from 'node:crypto';
import type { Checkpoint, CheckpointState } from 'cpaas-8x8';
import type { BulkProblem } from './bulk-job.interface';
import type { RedisScripts } from './shared-limits';

/** KEYS: owner, checkpoint, cancelled, rows, problems. ARGV: the new owner; how long all keys are kept, in ms. */
const takeOwnershipScript = `
redis.call('SET', KEYS[1], ARGV[1])
for i = 1, #KEYS do redis.call('PEXPIRE', KEYS[i], ARGV[2]) end
return { redis.call('EXISTS', KEYS[3]), redis.call('GET', KEYS[2]) }`;

/**
 * KEYS: as above. ARGV: owner; how long all keys are kept, in ms; the state; then the index and the JSON of each problem.
 * Only the owner can save: a worker that BullMQ took for dead must not go on sending. A row has one problem, the latest.
 */
const saveScript = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return -1 end
redis.call('SET', KEYS[2], ARGV[3])
for i = 4, #ARGV, 2 do
  redis.call('ZREMRANGEBYSCORE', KEYS[5], ARGV[i], ARGV[i])
  redis.call('ZADD', KEYS[5], ARGV[i], ARGV[i + 1])
end
for i = 1, #KEYS do redis.call('PEXPIRE', KEYS[i], ARGV[2]) end
return redis.call('EXISTS', KEYS[3])`;

/** Another worker has taken over the bulk send. */
export class TakenOverError extends Error {
  override readonly name = 'TakenOverError';
}

/**
 * Stores the progress and the problems of a bulk send in Redis. A worker that loads the checkpoint becomes its owner.
 * The previous owner can no longer save, so it stops sending.
 */
export class RedisCheckpoint implements Checkpoint {
  private readonly owner = randomUUID();
  private readonly keys: readonly string[];
  private unsavedProblems: BulkProblem[] = [];

  constructor(
    private readonly redis: RedisScripts,
    key: string,
    private readonly keepMs: number,
    /** Called once a process has cancelled the bulk send. */
    private readonly onCancelled: () => void,
  ) {
    this.keys = ['owner', 'checkpoint', 'cancelled', 'rows', 'problems'].map((part) => `${key}:${part}`);
  }

  /** Adds a problem. It is saved with the next state. */
  addProblem(problem: BulkProblem): void {
    this.unsavedProblems.push(problem);
  }

  async load(): Promise<CheckpointState | undefined> {
    const [isCancelled, saved] = (await this.run(takeOwnershipScript)) as [number, string | null];
    if (isCancelled === 1) this.onCancelled();
    return saved === null ? undefined : (JSON.parse(saved) as CheckpointState);
  }

  async save(state: CheckpointState): Promise<void> {
    const problems = this.unsavedProblems;
    this.unsavedProblems = [];
    const entries = problems.flatMap((problem) => [problem.index, JSON.stringify(problem)]);
    const saved = await this.run(saveScript, JSON.stringify(state), ...entries);
    if (saved === -1)
      throw new TakenOverError('Another worker has taken over this bulk send. This worker stops.');
    if (saved === 1) this.onCancelled();
  }

  private run(script: string, ...args: (string | number)[]): Promise<unknown> {
    return this.redis.eval(script, this.keys.length, ...this.keys, this.owner, this.keepMs, ...args);
  }
}
