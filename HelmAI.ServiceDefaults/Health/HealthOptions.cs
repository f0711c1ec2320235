using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.ServiceDefaults.Health;

/// <summary>When a service counts as healthy.</summary>
internal sealed class HealthOptions
{
    /// <summary>How long a check may take, in seconds, from 1 to 60; 3 by default.</summary>
    [Setting("HELM_HEALTH_TIMEOUT_SECONDS", Example = "3")]
    [Range(1, 60)]
    public int TimeoutSeconds { get; init; } = 3;

    /// <summary>How long the oldest event may wait for its analysis before the service counts as degraded, in seconds, from 1 to 86400; 60 by default.</summary>
    [Setting("HELM_HEALTH_BACKLOG_SECONDS", Example = "60")]
    [Range(1, 86400)]
    public int BacklogSeconds { get; init; } = 60;
}
