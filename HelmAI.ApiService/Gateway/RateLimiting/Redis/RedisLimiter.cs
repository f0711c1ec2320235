using StackExchange.Redis;

namespace HelmAI.ApiService.Gateway.RateLimiting.Redis;

/// <summary>Limits across all processes that share a Redis: each decision is one script, on Redis' clock, in one round trip.</summary>
/// <param name="redis">The connection.</param>
internal sealed class RedisLimiter(IConnectionMultiplexer redis) : ILimiter
{
    /// <summary>The script of <see cref="LimitAlgorithm.SlidingWindow"/>.</summary>
    public static readonly RedisScript SlidingWindow = new("sliding_window.lua");

    /// <summary>The script of <see cref="LimitAlgorithm.TokenBucket"/>.</summary>
    public static readonly RedisScript TokenBucket = new("token_bucket.lua");

    /// <inheritdoc/>
    /// <exception cref="RedisException">Redis could not be asked.</exception>
    /// <exception cref="TimeoutException">Redis did not answer within the connection's own time limit.</exception>
    public async ValueTask<LimitDecision> DecideAsync(Limit limit, LimitKey key, long cost, CancellationToken cancellationToken)
    {
        limit.Check(cost);
        cancellationToken.ThrowIfCancellationRequested();
        var script = limit.Algorithm == LimitAlgorithm.SlidingWindow ? SlidingWindow : TokenBucket;
        var answer = (long[])(await script.EvaluateAsync(
            redis.GetDatabase(), key.InRedis(limit.Algorithm), [limit.Amount, limit.WindowMicroseconds, cost]))!;
        return new Verdict(answer[0], answer[1], answer[2]).On(limit, DateTimeOffset.UnixEpoch.AddMicroseconds(answer[3]));
    }
}
