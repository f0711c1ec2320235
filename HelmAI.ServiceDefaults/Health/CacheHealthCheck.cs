using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace HelmAI.ServiceDefaults.Health;

/// <summary>Whether Redis answers. Without it the service still serves, so that its failure only degrades.</summary>
/// <param name="redis">The connection.</param>
/// <param name="options">How long it may take.</param>
/// <param name="time">The clock.</param>
internal sealed class CacheHealthCheck(IConnectionMultiplexer redis, IOptions<HealthOptions> options, TimeProvider time) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var latency = await redis.GetDatabase().PingAsync().WaitAsync(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time, cancellationToken);
            return HealthCheckResult.Healthy(
                "Redis answers.",
                new Dictionary<string, object>(StringComparer.Ordinal) { ["latency_ms"] = Math.Round(latency.TotalMilliseconds, 3) });
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return HealthCheckResult.Degraded("Redis does not answer: requests are served without it.", exception);
        }
    }
}
