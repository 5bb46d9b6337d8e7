import { randomUUID } from 'node:crypto';
import { defaultThrottleLimits, type SharedRateLimit, type SharedRateLimitRequest } from 'cpaas-8x8';

/** The part of a Redis client that {@link sharedLimits} needs. A client of ioredis has it. */
export interface RedisScripts {
  eval(script: string, keys: number, ...args: (string | number)[]): Promise<unknown>;
}

/** Options of {@link sharedLimits}: limits that several processes share. */
export interface SharedLimits {
  /** Requests per second per subaccount. Default: 8x8's limit, as in the client's own `limits`. */
  readonly perSubAccount?: number;
  /** Requests per second per host. 8x8 counts per IP address of the sender. Default: 8x8's limit. */
  readonly perHost?: number;
  /** The prefix of the keys in Redis. Give each account its own. Default: `8x8:limits`. */
  readonly prefix?: string;
}

/**
 * A sliding-window rate limit, as a Lua script that returns how long a request must wait, in milliseconds.
 *
 * Each key is a sorted set of send times in microseconds, past and reserved. A time is free if fewer requests than the
 * limit lie within one window before and after it. Then no window holds too many requests, wherever it starts. Bursts
 * stay possible, and a request with a long wait for its own operation's limit does not delay others. If a time is taken,
 * the script tries the next time at which enough requests have left the window.
 *
 * Redis's clock counts, so the clocks of the processes may differ. A request that cannot wait long enough reserves
 * nothing: reservations of abandoned requests would delay all others.
 *
 * ARGV: the longest wait in milliseconds; a unique name of the request; then for each key the number of requests and the
 * window in microseconds. The times are formatted as text because Lua would round numbers of this size.
 */
const reserveScript = `
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local latest = now + ARGV[1] * 1000
local text = function(time) return string.format('%.0f', time) end
local at = now
local delayed = true
while delayed and at <= latest do
  delayed = false
  for i = 1, #KEYS do
    local requests, window = tonumber(ARGV[2 * i + 1]), tonumber(ARGV[2 * i + 2])
    local from, to = '(' .. text(at - window), '(' .. text(at + window)
    local around = redis.call('ZCOUNT', KEYS[i], from, to)
    if around >= requests then
      local index = redis.call('ZCOUNT', KEYS[i], '-inf', text(at - window)) + around - requests
      at = redis.call('ZRANGE', KEYS[i], index, index, 'WITHSCORES')[2] + window
      delayed = true
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
 * Makes several processes share 8x8's rate limits, through Redis. Pass it as the option `sharedRateLimit`.
 *
 * @throws TypeError if a limit is not a positive number.
 *
 * @example
 * EightByEightModule.forRoot({ apiKey, subAccountId, sharedRateLimit: sharedLimits(redis) })
 */
export function sharedLimits(redis: RedisScripts, limits: SharedLimits = {}): SharedRateLimit {
  const { prefix = '8x8:limits' } = limits;
  assertLimits(limits);
  return async (request) => {
    const windows = slidingWindows(request, limits);
    const keys = windows.map(({ name }) => `{${prefix}}:${name}`);
    const args = windows.flatMap(({ requests, perSeconds }) => [requests, Math.ceil(perSeconds * 1_000_000)]);
    return Number(
      await redis.eval(reserveScript, keys.length, ...keys, request.maxWaitMs, randomUUID(), ...args),
    );
  };
}

function assertLimits(limits: SharedLimits): void {
  for (const name of ['perSubAccount', 'perHost'] as const) {
    const limit = limits[name];
    if (limit === undefined || (Number.isFinite(limit) && limit > 0)) continue;
    throw new TypeError(
      `sharedLimits: ${name} is ${limit}. Set it to a positive number of requests per second, or remove it.`,
    );
  }
}

interface SlidingWindow {
  readonly name: string;
  readonly requests: number;
  readonly perSeconds: number;
}

function slidingWindows(
  { operation, product, subAccountId, rateLimit }: SharedRateLimitRequest,
  {
    perSubAccount = defaultThrottleLimits.perSubAccount,
    perHost = defaultThrottleLimits.perHost,
  }: SharedLimits,
): SlidingWindow[] {
  const windows: SlidingWindow[] = [{ name: `host:${product}`, ...perSecondWindow(perHost) }];
  if (subAccountId !== undefined)
    windows.push({ name: `subaccount:${subAccountId}`, ...perSecondWindow(perSubAccount) });
  if (rateLimit) {
    const { requests, perSeconds } = rateLimit;
    const scope = rateLimit.scope === 'subAccount' ? `:${subAccountId ?? ''}` : '';
    windows.push({ name: `operation:${rateLimit.shared ?? operation}${scope}`, requests, perSeconds });
  }
  return windows;
}

/** The script counts whole requests: half a request per second becomes one request in two seconds. */
function perSecondWindow(perSecond: number): Omit<SlidingWindow, 'name'> {
  const requests = Math.max(1, Math.floor(perSecond));
  return { requests, perSeconds: requests / perSecond };
}
