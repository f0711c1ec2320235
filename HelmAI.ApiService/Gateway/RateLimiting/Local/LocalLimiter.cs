namespace HelmAI.ApiService.Gateway.RateLimiting.Local;

/// <summary>Limits within this process, by its monotonic clock.</summary>
/// <param name="time">The clock.</param>
/// <param name="capacity">How many keys are remembered, at most.</param>
internal sealed class LocalLimiter(TimeProvider time, int capacity = LocalLimiter.DefaultCapacity) : ILimiter
{
    // With the default limit of 100 some 2.5 KB each.
    private const int DefaultCapacity = 32_768;

    private readonly Generations<(LimitKey Key, LimitAlgorithm Algorithm), ICounter> _counters = new(capacity);

    /// <summary>How many keys are remembered.</summary>
    public int Count => _counters.Count;

    /// <inheritdoc/>
    public ValueTask<LimitDecision> DecideAsync(Limit limit, LimitKey key, long cost, CancellationToken cancellationToken) => new(Decide(limit, key, cost));

    /// <summary>Decides at once.</summary>
    /// <inheritdoc cref="ILimiter.DecideAsync"/>
    public LimitDecision Decide(Limit limit, LimitKey key, long cost)
    {
        limit.Check(cost);
        var counter = _counters.GetOrAdd((key, limit.Algorithm), Now(), limit.WindowMicroseconds, static key =>
            key.Algorithm == LimitAlgorithm.SlidingWindow ? new SlidingLog() : new LeakyBucket());
        Verdict verdict;
        lock (counter)
        {
            // Read inside, so that a counter never sees the clock go back.
            verdict = counter.Decide(limit, cost, Now());
        }

        return verdict.On(limit, time.GetUtcNow());
    }

    private long Now() => (long)(time.GetTimestamp() * (1e6 / time.TimestampFrequency));
}
