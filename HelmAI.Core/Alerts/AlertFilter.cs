using HelmAI.Core.Events;

namespace HelmAI.Core.Alerts;

/// <summary>Which of a tenant's alerts are meant; members that are <see langword="null"/> do not restrict.</summary>
public sealed record AlertFilter
{
    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>Alerts raised at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Alerts raised before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The exact severity.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The exact rule.</summary>
    public string? RuleId { get; init; }

    /// <summary>The exact kind of entity.</summary>
    public string? EntityType { get; init; }

    /// <summary>The exact entity.</summary>
    public string? EntityValue { get; init; }

    /// <summary>Where it is in its life.</summary>
    public AlertStatus? Status { get; init; }

    /// <summary>Exactly who works on it.</summary>
    public string? Assignee { get; init; }

    /// <summary>Resolved alerts whose rule was wrong, or was right.</summary>
    public bool? FalsePositive { get; init; }
}
