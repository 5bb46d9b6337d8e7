import { randomUUID } from 'node:crypto';
import type { Checkpoint, CheckpointState, RecipientResult } from 'cpaas-8x8';
import { toBulkProblem, toBulkResult, toChunks, type BulkProblem, type BulkResult } from './bulk-results';
import type { RedisScripts } from '../shared-limits';

/** Why a bulk send stops before its end, other than that its worker closes. */
export type StopRequest = 'cancelled' | 'paused';

const keyNames = ['owner', 'checkpoint', 'cancelled', 'paused', 'rows', 'problems', 'results'] as const;

/** KEYS: as in `keyNames`. ARGV: the new owner; how long all keys are kept, in ms. */
const takeOwnershipScript = `
redis.call('SET', KEYS[1], ARGV[1])
for i = 1, #KEYS do redis.call('PEXPIRE', KEYS[i], ARGV[2]) end
return { redis.call('EXISTS', KEYS[3]), redis.call('EXISTS', KEYS[4]), redis.call('GET', KEYS[2]) }`;

/**
 * KEYS: as above. ARGV: owner; how long all keys are kept, in ms; the state; then the number of a key, the index of a row
 * and the JSON of what is stored there. Only the owner can save: a worker that BullMQ took for dead must not go on
 * sending. A row has one result, the latest.
 */
const saveScript = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return { -1, 0 } end
redis.call('SET', KEYS[2], ARGV[3])
for i = 4, #ARGV, 3 do
  local key = KEYS[tonumber(ARGV[i])]
  redis.call('ZREMRANGEBYSCORE', key, ARGV[i + 1], ARGV[i + 1])
  redis.call('ZADD', key, ARGV[i + 1], ARGV[i + 2])
end
for i = 1, #KEYS do redis.call('PEXPIRE', KEYS[i], ARGV[2]) end
return { redis.call('EXISTS', KEYS[3]), redis.call('EXISTS', KEYS[4]) }`;

/** Another worker has taken over the bulk send. */
class TakenOverError extends Error {
  override readonly name = 'TakenOverError';
}

/**
 * Stores the progress and the results of a bulk send in Redis. A worker that loads the checkpoint becomes its owner.
 * The previous owner can no longer save, so it stops sending.
 */
export class RedisCheckpoint implements Checkpoint {
  private readonly owner = randomUUID();
  private readonly keys: readonly string[];
  private unsavedProblems: BulkProblem[] = [];
  private unsavedResults: BulkResult[] = [];

  constructor(
    private readonly redis: RedisScripts,
    key: string,
    private readonly keepMs: number,
    /** Called once a process has cancelled or paused the bulk send. */
    private readonly onStop: (request: StopRequest) => void,
  ) {
    this.keys = keyNames.map((name) => `${key}:${name}`);
  }

  /** Adds the result of a recipient. It is saved with the next state. */
  addResult(recipient: RecipientResult): void {
    const problem = toBulkProblem(recipient);
    if (problem) this.unsavedProblems.push(problem);
    const result = toBulkResult(recipient);
    if (result) this.unsavedResults.push(result);
  }

  async load(): Promise<CheckpointState | undefined> {
    const loaded = (await this.run(takeOwnershipScript)) as [number, number, string | null];
    const [isCancelled, isPaused, saved] = loaded;
    this.stopIf(isCancelled, isPaused);
    return saved === null ? undefined : (JSON.parse(saved) as CheckpointState);
  }

  async save(state: CheckpointState): Promise<void> {
    const problems = this.unsavedProblems.map((problem) => ({ first: problem.index, stored: problem }));
    const results = toChunks(this.unsavedResults).map((chunk) => ({ first: chunk.first, stored: chunk }));
    this.unsavedProblems = [];
    this.unsavedResults = [];
    const [isCancelled, isPaused] = (await this.run(
      saveScript,
      JSON.stringify(state),
      ...entriesFor('problems', problems),
      ...entriesFor('results', results),
    )) as [number, number];
    if (isCancelled === -1)
      throw new TakenOverError('Another worker has taken over this bulk send. This worker stops.');
    this.stopIf(isCancelled, isPaused);
  }

  private stopIf(isCancelled: number, isPaused: number): void {
    if (isCancelled === 1) this.onStop('cancelled');
    else if (isPaused === 1) this.onStop('paused');
  }

  private run(script: string, ...args: (string | number)[]): Promise<unknown> {
    return this.redis.eval(script, this.keys.length, ...this.keys, this.owner, this.keepMs, ...args);
  }
}

const entriesFor = (
  name: (typeof keyNames)[number],
  entries: readonly { readonly first: number; readonly stored: object }[],
): (string | number)[] =>
  entries.flatMap(({ first, stored }) => [keyNames.indexOf(name) + 1, first, JSON.stringify(stored)]);
