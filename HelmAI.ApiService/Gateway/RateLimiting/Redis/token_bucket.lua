-- Token bucket as the generic cell rate algorithm (ITU-T I.371, annex A, continuous-state leaky bucket).
-- Every admitted unit adds the time in which the limit earns it; that debt drains with the clock and may not exceed a
-- window. The value packs the time and the debt, in microseconds, and is gone when the debt is.
-- KEYS[1] the value. ARGV: limit, window in microseconds, cost (1 to limit).
-- Answers {wait, remaining, reset, now}: microseconds, but for remaining; wait is 0 where the cost is admitted.
local limit, window, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local unit = window / limit

-- In units: what sums of fractions may be off by.
local rounding = 1e-6
local function room(time) return math.max(0, math.floor(time / unit + rounding)) end

local debt = 0
local value = redis.call('GET', KEYS[1])
if value then
  local at, owed = struct.unpack('dd', value)
  -- Where the clock was set back, nothing has drained.
  debt = math.max(0, owed - math.max(0, now - at))
end

local after = debt + cost * unit
if (after - window) / unit > rounding then
  return {math.ceil(after - window), room(window - debt), math.ceil(debt), now}
end
redis.call('SET', KEYS[1], struct.pack('dd', now, after), 'PX', math.ceil(after / 1000))
return {0, room(window - after), math.ceil(after), now}
