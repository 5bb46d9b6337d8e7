import type { Checkpoint, CheckpointState } from 'cpaas-8x8';
import type { RedisScripts } from './shared-limits';

/** Saves for the owner alone: who was taken for dead and is not must not send on. */
const saveAsOwner = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
return 1`;

const own = `
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return redis.call('GET', KEYS[2])`;

/** Another worker has gone on with this bulk send. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

/**
 * Keeps how far a bulk send is in Redis, for one worker at a time: who loads it owns it, and whoever owned it before
 * can save nothing more, and so sends nothing more.
 */
export function redisCheckpoint(redis: RedisScripts, key: string, owner: string, keepMs: number): Checkpoint {
  const keys = [`${key}:owner`, `${key}:checkpoint`] as const;
  return {
    async load() {
      const saved = await redis.eval(own, 2, ...keys, owner, keepMs);
      return typeof saved === 'string' ? (JSON.parse(saved) as CheckpointState) : undefined;
    },
    async save(state) {
      const saved = await redis.eval(saveAsOwner, 2, ...keys, owner, JSON.stringify(state), keepMs);
      if (saved !== 1) throw new TakenOver('Another worker has taken over this bulk send; this one stops.');
    },
  };
}
