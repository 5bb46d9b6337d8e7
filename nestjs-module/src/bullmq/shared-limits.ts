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
 * Each key is the list of the moments, in microseconds, at which its last requests left or will leave, the newest first:
 * one more may leave when the one that came so many before it is a window past. So requests come in bursts as 8x8
 * takes them, and in any second there are no more than it takes. Redis's own clock counts, so that those of the processes
 * need not agree. What cannot wait so long books nothing: otherwise requests that are given up would push all others
 * into the future. Moments are noted in order, or the list would not know its oldest.
 *
 * ARGV: of each key how many requests, and in how many microseconds; then how many milliseconds can be waited.
 */
const book = `
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local at = now
for i = 1, #KEYS do
  local before = redis.call('LINDEX', KEYS[i], ARGV[2 * i - 1] - 1)
  if before and before + ARGV[2 * i] > at then at = before + ARGV[2 * i] end
end
local wait = math.ceil((at - now) / 1000)
if wait >= tonumber(ARGV[#ARGV]) then return wait end
for i = 1, #KEYS do
  local noted = math.max(at, tonumber(redis.call('LINDEX', KEYS[i], 0) or '0'))
  redis.call('LPUSH', KEYS[i], string.format('%.0f', noted))
  redis.call('LTRIM', KEYS[i], 0, ARGV[2 * i - 1] - 1)
  redis.call('PEXPIRE', KEYS[i], math.floor((noted - now + ARGV[2 * i]) / 1000) + 1000)
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
    return Number(await redis.eval(book, keys.length, ...keys, ...windows, request.mostMs));
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
