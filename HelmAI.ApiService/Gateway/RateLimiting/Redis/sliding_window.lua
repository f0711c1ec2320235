-- Sliding window, exact: a sorted set holds one member for every admission of the last window, scored by its time.
-- A member packs three numbers: its time, its cost, and all that was ever admitted up to and with it. What a window
-- holds is the difference of two totals, so a cost of any size is one member and nothing is summed up.
-- KEYS[1] the set. ARGV: limit, window in microseconds, cost (1 to limit).
-- Answers {wait, remaining, reset, now}: microseconds, but for remaining; wait is 0 where the cost is admitted.
local call, key = redis.call, KEYS[1]
local limit, window, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local clock = call('TIME')
local now = clock[1] * 1000000 + clock[2]

-- The time of the first of some members, its cost, and the total with it; zeros where there is none.
local function first(members)
  if not members[1] then return 0, 0, 0 end
  return struct.unpack('ddd', members[1])
end

local newest, _, total = first(call('ZRANGE', key, -1, -1))
if newest > now + window then
  -- The clock was set back by more than a window: these times mean nothing any more.
  call('DEL', key)
  newest, total = 0, 0
elseif newest >= now then
  now = newest + 1
end

local used, start, oldest, own, reached = 0, now - window + 1
if newest >= start then
  oldest, own, reached = first(call('ZRANGEBYSCORE', key, start, '+inf', 'LIMIT', 0, 1))
  used = total - reached + own
end

local excess = used + cost - limit
if excess <= 0 then
  call('ZADD', key, now, struct.pack('ddd', now, cost, total + cost))
  -- Once in a window is enough to sweep, and to put the expiry off by two.
  if math.floor(newest / window) ~= math.floor(now / window) then
    call('ZREMRANGEBYSCORE', key, '-inf', now - window)
    call('PEXPIRE', key, math.ceil(window / 500) + 1000)
  end
  return {0, -excess, window, now}
end

-- The first member with which enough leaves the window: the oldest, or else found by halving, since totals rise with
-- ranks. Every member frees at least 1, so that it is among the first few.
if own < excess then
  call('ZREMRANGEBYSCORE', key, '-inf', now - window)
  local low, high, needed = 1, excess - 1, reached - own + excess
  while low < high do
    local middle = math.floor((low + high) / 2)
    local _, _, there = first(call('ZRANGE', key, middle, middle))
    -- Past the end of the set there is no total.
    if there == 0 or there >= needed then high = middle else low = middle + 1 end
  end
  oldest = first(call('ZRANGE', key, low, low))
end
return {oldest + window - now, math.max(0, limit - used), newest + window - now, now}
