using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace HelmAI.ApiService.Gateway.RateLimiting.Local;

/// <summary>
/// A table that forgets what is idle. It keeps a young and an old half; what is asked for moves to the young one. When a
/// period is over, or the young half is full, it becomes the old one and the old one is dropped: whatever was used
/// within the last period is kept, and nothing walks over the entries.
/// </summary>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TValue">The values.</typeparam>
/// <param name="capacity">How many entries both halves have, at most. Where more keys than half of it are in use at a time, the least lately used are forgotten early.</param>
internal sealed class Generations<TKey, TValue>(int capacity)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _turning = new();
    private volatile Halves _halves = new(new(), new());
    private int _young;
    private long _turnedAt;
    private long _period;

    /// <summary>How many entries there are.</summary>
    public int Count => _halves.Young.Count + _halves.Old.Keys.Count(key => !_halves.Young.ContainsKey(key));

    /// <summary>Finds or makes an entry.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="now">The time, in any unit.</param>
    /// <param name="period">How long after its last use the entry must be kept, in that unit; the longest one asked for counts.</param>
    /// <param name="create">Makes it.</param>
    /// <returns>The entry.</returns>
    public TValue GetOrAdd(TKey key, long now, long period, Func<TKey, TValue> create)
    {
        if (period > Volatile.Read(ref _period) || now - Volatile.Read(ref _turnedAt) >= Volatile.Read(ref _period) || Volatile.Read(ref _young) >= capacity / 2)
        {
            Turn(now, period);
        }

        while (true)
        {
            var halves = _halves;
            var (young, old) = halves;
            if (young.TryGetValue(key, out var value))
            {
                return value;
            }

            var candidate = old.TryGetValue(key, out value) ? value : create(key);
            value = young.GetOrAdd(key, candidate);
            if (ReferenceEquals(value, candidate))
            {
                Interlocked.Increment(ref _young);
            }

            // Where the halves have turned meanwhile, another thread may have made an entry in the new one: all must get the same.
            if (ReferenceEquals(halves, _halves))
            {
                return value;
            }
        }
    }

    /// <summary>Finds an entry, which counts as no use of it.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The entry.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var (young, old) = _halves;
        return young.TryGetValue(key, out value) || old.TryGetValue(key, out value);
    }

    private void Turn(long now, long period)
    {
        lock (_turning)
        {
            _period = Math.Max(_period, period);
            if (now - _turnedAt >= _period || _young >= capacity / 2)
            {
                _halves = new(new(), _halves.Young);
                _young = 0;
                _turnedAt = now;
            }
        }
    }

    private sealed record Halves(ConcurrentDictionary<TKey, TValue> Young, ConcurrentDictionary<TKey, TValue> Old);
}
