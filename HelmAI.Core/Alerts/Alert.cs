using HelmAI.Core.Events;

namespace HelmAI.Core.Alerts;

/// <summary>An alert with the events that it counts.</summary>
public sealed record Alert
{
    /// <summary>The alert's identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The tenant it belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>Where it is in its life.</summary>
    public AlertStatus Status { get; init; }

    /// <summary>Counts the changes in its life, from 1. Events that are counted change no version, but those that open it again.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Who works on it.</summary>
    public string? Assignee { get; init; }

    /// <summary>When it was first taken up, in UTC: acknowledged, or resolved without. Opening it again leaves that as it is.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>When it was resolved, in UTC; <see langword="null"/> while it is not.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Whether the rule was wrong, as who resolved it says; <see langword="null"/> while it is not resolved.</summary>
    public bool? FalsePositive { get; init; }

    /// <summary>The rule that fired.</summary>
    public required string RuleId { get; init; }

    /// <summary>What was found, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>How grave it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Whom it is about.</summary>
    public required EntityReference Entity { get; init; }

    /// <summary>The risk score of the event that raised it, from 0.0 to 1.0.</summary>
    public required double RiskScore { get; init; }

    /// <summary>Tags in Sigma's notation.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The fields and values that made the rule fire, from the event that raised it.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>What to do about it, most urgent first.</summary>
    public IReadOnlyList<string> RecommendedActions { get; init; } = [];

    /// <summary>When it was raised, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The event that raised it.</summary>
    public required Guid EventId { get; init; }

    /// <summary>How many events it counts.</summary>
    public required long EventCount { get; init; }

    /// <summary>When the earliest of its events happened, in UTC.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When the latest of its events happened, in UTC.</summary>
    public required DateTimeOffset LastSeen { get; init; }
}
