namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>What a limiter decided.</summary>
/// <param name="Limit">The limit's amount.</param>
/// <param name="Remaining">How much could be admitted right after this decision.</param>
/// <param name="Reset">How long until the whole limit is available again, if nothing more is admitted.</param>
/// <param name="RetryAfter">Zero where the cost was admitted; else the shortest wait after which it is, if nothing else is admitted meanwhile.</param>
/// <param name="DecidedAt">When it was decided, by the clock that the limit is counted on: Redis' or the process' own.</param>
internal readonly record struct LimitDecision(long Limit, long Remaining, TimeSpan Reset, TimeSpan RetryAfter, DateTimeOffset DecidedAt)
{
    /// <summary>Whether the cost was admitted.</summary>
    public bool IsAdmitted => RetryAfter == TimeSpan.Zero;

    /// <summary><see cref="RetryAfter"/> as a header says it: in whole seconds, rounded up, so that who waits exactly so gets through.</summary>
    public long RetryAfterSeconds => WholeSeconds(RetryAfter);

    /// <summary><see cref="Reset"/> in whole seconds, rounded up.</summary>
    public long ResetSeconds => WholeSeconds(Reset);

    /// <summary>When a refused cost can be sent again: the moment that <see cref="RetryAfterSeconds"/> leads to.</summary>
    public DateTimeOffset ResumeAt => DecidedAt + TimeSpan.FromSeconds(RetryAfterSeconds);

    private static long WholeSeconds(TimeSpan span) => (span.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond;
}
