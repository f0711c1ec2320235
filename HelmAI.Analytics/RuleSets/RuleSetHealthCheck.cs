using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelmAI.Analytics.RuleSets;

/// <summary>Whether all changes of rules came into force. One that did not degrades the service: it works by the rules before.</summary>
/// <param name="rules">The rules in force.</param>
internal sealed class RuleSetHealthCheck(LiveRules rules) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var current = rules.Current;
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["shared"] = current.Base.Entries.Count,
            ["overlays"] = current.Tenants.Count,
            ["version"] = current.Version,
            ["faults"] = current.Faults.Count,
        };
        return Task.FromResult(current.Faults.Count == 0
            ? HealthCheckResult.Healthy("All rules are in force.", data)
            : HealthCheckResult.Degraded("Changed rules could not be used; those before them are in force.", data: data));
    }
}
