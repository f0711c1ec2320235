namespace HelmAI.ApiService.Gateway.RateLimiting.Local;

/// <summary>The log of a sliding window; the twin of <c>Redis/sliding_window.lua</c>. A cost of any size is one entry.</summary>
internal sealed class SlidingLog : ICounter
{
    private readonly Queue<(long At, long Cost)> _entries = new();
    private long _used;
    private long _newest;

    /// <inheritdoc/>
    public Verdict Decide(Limit limit, long cost, long now)
    {
        var window = limit.WindowMicroseconds;
        while (_entries.TryPeek(out var oldest) && oldest.At <= now - window)
        {
            _used -= _entries.Dequeue().Cost;
        }

        var excess = _used + cost - limit.Amount;
        if (excess > 0)
        {
            return new(WaitFor(excess) + window - now, Math.Max(0, limit.Amount - _used), _newest + window - now);
        }

        _entries.Enqueue((now, cost));
        _used += cost;
        _newest = now;
        return new(0, limit.Amount - _used, window);
    }

    // Every entry frees at least 1, so this looks at no more entries than the cost that was refused.
    private long WaitFor(long excess)
    {
        foreach (var (at, cost) in _entries)
        {
            excess -= cost;
            if (excess <= 0)
            {
                return at;
            }
        }

        return _newest;
    }
}
