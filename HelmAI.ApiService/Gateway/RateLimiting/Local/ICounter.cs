namespace HelmAI.ApiService.Gateway.RateLimiting.Local;

/// <summary>What one key has used of a limit. Called under its lock, by times that never go back.</summary>
internal interface ICounter
{
    /// <summary>Admits a cost and counts it, or refuses it.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="cost">1 to the limit's amount.</param>
    /// <param name="now">The time in microseconds.</param>
    /// <returns>The decision.</returns>
    Verdict Decide(Limit limit, long cost, long now);
}
