using HelmAI.Core.Errors;
using HelmAI.Core.Storage;
using HelmAI.ServiceDefaults.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Health;

/// <summary>Whether the database answers, and the state of its connection pool.</summary>
/// <param name="database">The database.</param>
/// <param name="readiness">Whether its schema is up to date.</param>
/// <param name="options">How long it may take.</param>
/// <param name="time">The clock.</param>
internal sealed class DatabaseHealthCheck(IDatabase database, DatabaseReadiness readiness, IOptions<HealthOptions> options, TimeProvider time) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var pool = database.GetPoolStatus();
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["pool_size"] = pool.PoolSize,
            ["checked_out"] = pool.CheckedOut,
            ["overflow"] = PoolStatus.Overflow,
            ["total"] = pool.Total,
            ["idle"] = pool.Idle,
            ["waiting"] = pool.Waiting,
        };
        try
        {
            await database.PingAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time, cancellationToken);
            return readiness.IsReady
                ? HealthCheckResult.Healthy("The database answers.", data)
                : new HealthCheckResult(context.Registration.FailureStatus, "The database answers, but its schema is not up to date yet.", data: data);
        }
        catch (Exception exception) when (exception is DatabaseException or TimeoutException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The database does not answer.", exception, data);
        }
    }
}
