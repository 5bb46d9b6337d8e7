import { randomUUID } from 'node:crypto';
import type { Checkpoint, CheckpointState } from 'cpaas-8x8';
import type { BulkProblem } from './bulk-job.interface';
import type { RedisScripts } from './shared-limits';

/** KEYS: owner, checkpoint, cancelled, rows, problems. ARGV: who owns it from now on, for how long all is kept. */
const own = `
redis.call('SET', KEYS[1], ARGV[1])
for i = 1, #KEYS do redis.call('PEXPIRE', KEYS[i], ARGV[2]) end
return { redis.call('EXISTS', KEYS[3]), redis.call('GET', KEYS[2]) }`;

/**
 * ARGV: owner, for how long all is kept, the state; then each problem, its place first. Saves for the owner alone: who
 * was taken for dead and is not must not send on. A place has one problem, the last that was found.
 */
const save = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return -1 end
redis.call('SET', KEYS[2], ARGV[3])
for i = 4, #ARGV, 2 do
  redis.call('ZREMRANGEBYSCORE', KEYS[5], ARGV[i], ARGV[i])
  redis.call('ZADD', KEYS[5], ARGV[i], ARGV[i + 1])
end
for i = 1, #KEYS do redis.call('PEXPIRE', KEYS[i], ARGV[2]) end
return redis.call('EXISTS', KEYS[3])`;

/** Another worker has gone on with this bulk send. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

/**
 * Keeps in Redis how far a bulk send is, and who could not be sent to, in one step; for one worker at a time. Who loads
 * it owns it, and whoever owned it before can save nothing more, and so sends nothing more.
 */
export class RedisCheckpoint implements Checkpoint {
  private readonly owner = randomUUID();
  private readonly keys: readonly string[];
  private found: BulkProblem[] = [];

  constructor(
    private readonly redis: RedisScripts,
    key: string,
    private readonly keepMs: number,
    /** Called once the bulk send was cancelled, by whichever process. */
    private readonly cancel: () => void,
  ) {
    this.keys = ['owner', 'checkpoint', 'cancelled', 'rows', 'problems'].map((part) => `${key}:${part}`);
  }

  /** Is saved together with the state that follows. */
  add(problem: BulkProblem): void {
    this.found.push(problem);
  }

  async load(): Promise<CheckpointState | undefined> {
    const [isCancelled, saved] = (await this.run(own)) as [number, string | null];
    if (isCancelled === 1) this.cancel();
    return saved === null ? undefined : (JSON.parse(saved) as CheckpointState);
  }

  async save(state: CheckpointState): Promise<void> {
    const problems = this.found;
    this.found = [];
    const places = problems.flatMap((problem) => [problem.index, JSON.stringify(problem)]);
    const saved = await this.run(save, JSON.stringify(state), ...places);
    if (saved === -1) throw new TakenOver('Another worker has taken over this bulk send; this one stops.');
    if (saved === 1) this.cancel();
  }

  private run(script: string, ...args: (string | number)[]): Promise<unknown> {
    return this.redis.eval(script, this.keys.length, ...this.keys, this.owner, this.keepMs, ...args);
  }
}
