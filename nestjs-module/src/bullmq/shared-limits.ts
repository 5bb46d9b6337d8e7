import { randomUUID } from 'node:crypto';
import { usualTraffic, type Admission, type AdmissionRequest } from 'cpaas-8x8';

/** What is needed of a Redis client: ioredis has it. */
export interface RedisScripts {
  eval(script: string, keys: number, ...args: (string | number)[]): Promise<unknown>;
}

/** What several processes keep to in all. */
export interface SharedLimits {
  /** Requests a second of a subaccount: by default what 8x8 takes, as for the client's own `limits`. */
  readonly perSubAccount?: number;
  /** Requests a second to a host, likewise. 8x8 counts by address; processes on several have one each. */
  readonly perHost?: number;
  /** What the keys in Redis begin with: `8x8:limits` by default. Give each account its own. */
  readonly prefix?: string;
}

/**
 * Each key is the set of the moments, in microseconds, at which requests left or will leave. One more may leave at a moment
 * around which, a window before and after, there are fewer than the limit: so no window ever has more, whichever one
 * looks at; requests come in bursts as 8x8 takes them; and one that has long to wait, for an operation with a limit of its
 * own, holds back no others. Else the moment is tried at which enough of those around are a window past. Redis's own clock
 * counts, so that those of the processes need not agree. What cannot wait so long books nothing: otherwise requests
 * that are given up would push all others into the future.
 *
 * ARGV: how many milliseconds can be waited; a name for the request; then of each key how many requests, and in how many
 * microseconds. Numbers of that size lose digits unless they are formatted.
 */
const book = `
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local latest = now + ARGV[1] * 1000
local text = function(moment) return string.format('%.0f', moment) end
local at = now
local moved = true
while moved and at <= latest do
  moved = false
  for i = 1, #KEYS do
    local requests, window = tonumber(ARGV[2 * i + 1]), tonumber(ARGV[2 * i + 2])
    local from, to = '(' .. text(at - window), '(' .. text(at + window)
    local around = redis.call('ZCOUNT', KEYS[i], from, to)
    if around >= requests then
      local place = redis.call('ZCOUNT', KEYS[i], '-inf', text(at - window)) + around - requests
      at = redis.call('ZRANGE', KEYS[i], place, place, 'WITHSCORES')[2] + window
      moved = true
    end
  end
end
local wait = math.ceil((at - now) / 1000)
if wait >= tonumber(ARGV[1]) then return wait end
for i = 1, #KEYS do
  local window = tonumber(ARGV[2 * i + 2])
  redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', text(now - window))
  redis.call('ZADD', KEYS[i], text(at), ARGV[2])
  local needed = wait + math.ceil(window / 1000)
  if redis.call('PTTL', KEYS[i]) < needed then redis.call('PEXPIRE', KEYS[i], needed + 10000) end
end
return wait`;

/**
 * Keeps all processes together to what 8x8 allows: for the option `admission` of each one's module.
 *
 * @example
 * EightByEightModule.forRoot({ apiKey, subAccountId, admission: sharedLimits(redis) })
 */
export function sharedLimits(redis: RedisScripts, limits: SharedLimits = {}): Admission {
  const { prefix = '8x8:limits' } = limits;
  refuseWrong(limits);
  return async (request) => {
    const lanes = lanesOf(request, limits);
    const keys = lanes.map(({ name }) => `{${prefix}}:${name}`);
    const windows = lanes.flatMap(({ requests, perSeconds }) => [
      requests,
      Math.ceil(perSeconds * 1_000_000),
    ]);
    return Number(await redis.eval(book, keys.length, ...keys, request.mostMs, randomUUID(), ...windows));
  };
}

function refuseWrong(limits: SharedLimits): void {
  for (const name of ['perSubAccount', 'perHost'] as const) {
    const given = limits[name];
    if (given === undefined || (Number.isFinite(given) && given > 0)) continue;
    throw new TypeError(`sharedLimits: ${name} is ${given}. Give requests a second, or leave it out.`);
  }
}

interface SharedLane {
  readonly name: string;
  readonly requests: number;
  readonly perSeconds: number;
}

function lanesOf(
  { operation, product, subAccountId, rateLimit }: AdmissionRequest,
  { perSubAccount = usualTraffic.perSubAccount, perHost = usualTraffic.perHost }: SharedLimits,
): SharedLane[] {
  const lanes: SharedLane[] = [{ name: `host:${product}`, ...windowOf(perHost) }];
  if (subAccountId !== undefined)
    lanes.push({ name: `subaccount:${subAccountId}`, ...windowOf(perSubAccount) });
  if (rateLimit) {
    const { requests, perSeconds } = rateLimit;
    const scope = rateLimit.scope === 'subAccount' ? `:${subAccountId ?? ''}` : '';
    lanes.push({ name: `operation:${rateLimit.shared ?? operation}${scope}`, requests, perSeconds });
  }
  return lanes;
}

/** Whole requests in a second, or in a little more: half a request a second is one in two. */
function windowOf(perSecond: number): Omit<SharedLane, 'name'> {
  const requests = Math.max(1, Math.floor(perSecond));
  return { requests, perSeconds: requests / perSecond };
}
