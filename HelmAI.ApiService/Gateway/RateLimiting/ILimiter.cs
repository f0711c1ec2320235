namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>
/// Decides whether a caller may go on. Not one of System.Threading.RateLimiting's limiters: their leases carry neither what
/// remains nor when the limit is whole again, and their windows are cut into segments, so that they admit more than the limit.
/// </summary>
internal interface ILimiter
{
    /// <summary>Admits a cost where the limit leaves room for it, and then counts it; a refused cost is not counted.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="key">What is counted together.</param>
    /// <param name="cost">What to admit, all of it or nothing: 1 to the limit's amount.</param>
    /// <param name="cancellationToken">Gives up waiting; the cost may be counted all the same.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cost is below 1, or above the limit and so could never be admitted.</exception>
    ValueTask<LimitDecision> DecideAsync(Limit limit, LimitKey key, long cost, CancellationToken cancellationToken);
}
