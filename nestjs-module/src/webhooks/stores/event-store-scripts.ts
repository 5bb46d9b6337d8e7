/**
 * The Lua scripts of the event store. An event is one hash with the fields
 * - `done`: all handlers succeeded;
 * - `token` and `until`: who claimed it, and when the claim expires by the clock of Redis;
 * - `handled:<handler>`: this handler succeeded.
 *
 * Each script uses one key, so the scripts also run on a Redis cluster.
 */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/** KEYS: event. ARGV: token; lease in ms; how long an unfinished event is kept, in ms. */
export const CLAIM = `${NOW}
if redis.call('HEXISTS', KEYS[1], 'done') == 1 then return {'done'} end
local held = redis.call('HGET', KEYS[1], 'until')
if held and tonumber(held) > now then return {'busy'} end
redis.call('HSET', KEYS[1], 'token', ARGV[1], 'until', now + tonumber(ARGV[2]))
redis.call('PEXPIRE', KEYS[1], ARGV[3])
local result = {'mine'}
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
  if string.sub(field, 1, 8) == 'handled:' then result[#result + 1] = string.sub(field, 9) end
end
return result
`;

/** KEYS: event. ARGV: handler; how long an unfinished event is kept, in ms. */
export const HANDLED = `
if redis.call('HEXISTS', KEYS[1], 'done') == 1 then return 0 end
redis.call('HSET', KEYS[1], 'handled:' .. ARGV[1], 1)
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
`;

/** KEYS: event. ARGV: how long the finished event is kept, in ms. */
export const FINISH = `
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'done', 1)
return redis.call('PEXPIRE', KEYS[1], ARGV[1])
`;

/** KEYS: event. ARGV: token. Does nothing if the claim has expired and another process holds it. */
export const RELEASE = `
if redis.call('HGET', KEYS[1], 'token') == ARGV[1] then return redis.call('HDEL', KEYS[1], 'token', 'until') end
return 0
`;

/** KEYS: event. ARGV: token; lease in ms. */
export const EXTEND = `${NOW}
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'until', now + tonumber(ARGV[2]))
return 1
`;
