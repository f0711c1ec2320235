-- Sliding window, exact: a sorted set holds one member for every admission of the last window, scored by its time.
-- A member is "total:cost", total being all that was ever admitted up to and with it: what a window holds is the
-- difference of two totals, so a cost of any size is one member and nothing is summed up.
-- KEYS[1] the set. ARGV: limit, window in microseconds, cost (1 to limit).
-- Answers {wait, remaining, reset, now}: microseconds, but for remaining; wait is 0 where the cost is admitted.
local limit, window, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]

-- When a member was admitted, the total with it and the total before it; zeros where there is none.
local function member(rank)
  local found = redis.call('ZRANGE', KEYS[1], rank, rank, 'WITHSCORES')
  if not found[1] then return 0, 0, 0 end
  local total, own = string.match(found[1], '(%d+):(%d+)')
  return tonumber(found[2]), tonumber(total), total - own
end

local newest, total = member(-1)
if newest > now + window then
  -- The clock was set back by more than a window: these times mean nothing any more.
  redis.call('DEL', KEYS[1])
  newest, total = 0, 0
elseif newest >= now then
  now = newest + 1
end

local before = total
if newest > now - window then
  local oldest, _, start = member(0)
  if oldest <= now - window then
    redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
    _, _, start = member(0)
  end
  before = start
elseif newest > 0 then
  redis.call('DEL', KEYS[1])
  total, before = 0, 0
end

local used = total - before
if used + cost <= limit then
  redis.call('ZADD', KEYS[1], now, string.format('%.0f:%.0f', total + cost, cost))
  redis.call('PEXPIRE', KEYS[1], math.ceil(window / 1000) + 1000)
  return {0, limit - used - cost, window, now}
end

-- The first member with which enough leaves the window. Every member frees at least 1, so it is among the first few.
local needed = before + used + cost - limit
local low, high = 0, used + cost - limit - 1
while low < high do
  local middle = math.floor((low + high) / 2)
  local _, reached = member(middle)
  -- Past the end of the set there is no total.
  if reached == 0 or reached >= needed then high = middle else low = middle + 1 end
end
return {member(low) + window - now, math.max(0, limit - used), newest + window - now, now}
