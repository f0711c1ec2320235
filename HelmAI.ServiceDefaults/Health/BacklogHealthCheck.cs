using HelmAI.Core.Errors;
using HelmAI.Core.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Health;

/// <summary>How many events wait for their analysis, and for how long. A backlog degrades a service; it still takes events.</summary>
/// <param name="queue">The waiting events.</param>
/// <param name="options">How old the oldest may be.</param>
/// <param name="time">The clock.</param>
internal sealed class BacklogHealthCheck(IEventQueue queue, IOptions<HealthOptions> options, TimeProvider time) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var backlog = await queue.GetBacklogAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time, cancellationToken);
            var age = backlog.OldestReceivedAt is { } oldest ? Math.Max(0, (time.GetUtcNow() - oldest).TotalSeconds) : 0;
            var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["events"] = backlog.Events, ["oldest_age_seconds"] = Math.Round(age, 3) };
            return age <= options.Value.BacklogSeconds
                ? HealthCheckResult.Healthy("Events are analysed in time.", data)
                : HealthCheckResult.Degraded("Events wait too long for their analysis.", data: data);
        }
        catch (Exception exception) when (exception is DatabaseException or TimeoutException)
        {
            return HealthCheckResult.Degraded("The backlog could not be measured.", exception);
        }
    }
}
