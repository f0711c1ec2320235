using HelmAI.ApiService.Gateway.RateLimiting.Local;

namespace HelmAI.ApiService.Gateway.RateLimiting.Redis;

/// <summary>Limits by Redis where it answers in time, and within this process where it does not: requests are served, and limited, either way.</summary>
/// <param name="breaker">Asks Redis.</param>
/// <param name="local">Limits within this process.</param>
/// <param name="metrics">Counts what was decided without Redis.</param>
internal sealed class FallbackLimiter(RedisBreaker breaker, LocalLimiter local, RateLimitMetrics metrics) : ILimiter
{
    /// <inheritdoc/>
    public async ValueTask<LimitDecision> DecideAsync(Limit limit, LimitKey key, long cost, CancellationToken cancellationToken)
    {
        if (await breaker.AskAsync(limit, key, cost, cancellationToken) is { } decision)
        {
            return decision;
        }

        metrics.FellBack();
        return local.Decide(limit, key, cost);
    }
}
