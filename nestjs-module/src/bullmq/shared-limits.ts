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
 * Each key holds the moment, in microseconds, at which the next request may leave; requests are spaced evenly. Redis's
 * own clock counts, so that those of the processes need not agree. What cannot wait so long books nothing: otherwise
 * requests that are given up would push all others into the future.
 */
const book = `
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local at = now
for i = 1, #KEYS do
  local free = tonumber(redis.call('GET', KEYS[i]) or '0')
  if free > at then at = free end
end
local wait = math.floor((at - now) / 1000)
if wait >= tonumber(ARGV[#KEYS + 1]) then return wait end
for i = 1, #KEYS do
  local after = at + tonumber(ARGV[i])
  redis.call('SET', KEYS[i], string.format('%.0f', after), 'PX', math.floor((after - now) / 1000) + 1000)
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
    const spaces = lanes.map(({ perSecond }) => Math.ceil(1_000_000 / perSecond));
    return Number(await redis.eval(book, keys.length, ...keys, ...spaces, request.mostMs));
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
  readonly perSecond: number;
}

function lanesOf(
  { operation, product, subAccountId, rateLimit }: AdmissionRequest,
  { perSubAccount = usualTraffic.perSubAccount, perHost = usualTraffic.perHost }: SharedLimits,
): SharedLane[] {
  const lanes: SharedLane[] = [{ name: `host:${product}`, perSecond: perHost }];
  if (subAccountId !== undefined)
    lanes.push({ name: `subaccount:${subAccountId}`, perSecond: perSubAccount });
  if (rateLimit) {
    const scope = rateLimit.scope === 'subAccount' ? `:${subAccountId ?? ''}` : '';
    lanes.push({
      name: `operation:${rateLimit.shared ?? operation}${scope}`,
      perSecond: rateLimit.requests / rateLimit.perSeconds,
    });
  }
  return lanes;
}
