/**
 * An event is one hash: `done`, or `token` and `until` (who claimed it, and when that lapses by the clock of Redis), and
 * `handled:…` for each handler that has ended well. Each script touches that key alone, so a cluster runs them too.
 */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/** KEYS: event. ARGV: token, lease, for how long what is unfinished is kept. */
export const CLAIM = `${NOW}
if redis.call('HEXISTS', KEYS[1], 'done') == 1 then return {'done'} end
local held = redis.call('HGET', KEYS[1], 'until')
if held and tonumber(held) > now then return {'busy'} end
redis.call('HSET', KEYS[1], 'token', ARGV[1], 'until', now + tonumber(ARGV[2]))
redis.call('PEXPIRE', KEYS[1], ARGV[3])
local answer = {'mine'}
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
  if string.sub(field, 1, 8) == 'handled:' then answer[#answer + 1] = string.sub(field, 9) end
end
return answer
`;

/** ARGV: handler, for how long what is unfinished is kept. */
export const HANDLED = `
if redis.call('HEXISTS', KEYS[1], 'done') == 1 then return 0 end
redis.call('HSET', KEYS[1], 'handled:' .. ARGV[1], 1)
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
`;

/** ARGV: for how long it is remembered. */
export const FINISH = `
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'done', 1)
return redis.call('PEXPIRE', KEYS[1], ARGV[1])
`;

/** ARGV: token. A claim that lapsed, and that another process has by now, is left alone. */
export const RELEASE = `
if redis.call('HGET', KEYS[1], 'token') == ARGV[1] then return redis.call('HDEL', KEYS[1], 'token', 'until') end
return 0
`;

/** ARGV: token, lease. */
export const EXTEND = `${NOW}
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'until', now + tonumber(ARGV[2]))
return 1
`;
