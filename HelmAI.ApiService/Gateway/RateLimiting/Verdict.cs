namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>A decision in microseconds, as the algorithms count and Redis answers.</summary>
/// <param name="Wait">Zero where the cost is admitted, else how long until it would be.</param>
/// <param name="Remaining">How much could still be admitted.</param>
/// <param name="Reset">How long until the whole limit is available again.</param>
internal readonly record struct Verdict(long Wait, long Remaining, long Reset)
{
    /// <summary>Puts it in the units of the contract.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="decidedAt">When it was decided.</param>
    /// <returns>The decision.</returns>
    public LimitDecision On(Limit limit, DateTimeOffset decidedAt) => new(limit.Amount, Remaining, Span(Reset), Span(Wait), decidedAt);

    private static TimeSpan Span(long microseconds) => new(microseconds * TimeSpan.TicksPerMicrosecond);
}
