using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelmAI.ApiService.Gateway.RateLimiting.Redis;

/// <summary>Whether limits are shared between processes. Where they are not, each process still limits, so that it only degrades.</summary>
/// <param name="breaker">Knows.</param>
internal sealed class RateLimitHealthCheck(RedisBreaker breaker) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        breaker.IsOpen
            ? HealthCheckResult.Degraded("Redis does not decide in time: each process limits by itself.")
            : HealthCheckResult.Healthy("Limits are shared between processes."));
}
