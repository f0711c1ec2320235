using HelmAI.Core.Alerts;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Alerts;

/// <summary>An alert with the events that it counts.</summary>
internal sealed record AlertResponse
{
    /// <summary>The alert's identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required AlertStatus Status { get; init; }

    /// <summary>Counts the changes in its life, from 1; what a change's <c>If-Match</c> may name.</summary>
    public required long Version { get; init; }

    /// <summary>Who works on it; null for nobody.</summary>
    public required string? Assignee { get; init; }

    /// <summary>When it was first taken up: acknowledged, or resolved without; null until then.</summary>
    public required DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>When it was resolved; null while it is not.</summary>
    public required DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Whether the rule was wrong; null while it is not resolved.</summary>
    public required bool? FalsePositive { get; init; }

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

    /// <summary>Tags in Sigma's notation, such as <c>attack.t1059.001</c>.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The fields and values that made the rule fire, from the event that raised it.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>What to do about it, most urgent first.</summary>
    public required IReadOnlyList<string> RecommendedActions { get; init; }

    /// <summary>When it was raised.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The event that raised it.</summary>
    public required Guid EventId { get; init; }

    /// <summary>How many events it counts.</summary>
    public required long EventCount { get; init; }

    /// <summary>When the earliest of its events happened.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When the latest of its events happened.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>Describes an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <returns>The description.</returns>
    public static AlertResponse From(Alert alert) => new()
    {
        Id = alert.Id,
        Status = alert.Status,
        Version = alert.Version,
        Assignee = alert.Assignee,
        AcknowledgedAt = alert.AcknowledgedAt,
        ResolvedAt = alert.ResolvedAt,
        FalsePositive = alert.FalsePositive,
        RuleId = alert.RuleId,
        Title = alert.Title,
        Severity = alert.Severity,
        Entity = alert.Entity,
        RiskScore = alert.RiskScore,
        Tags = alert.Tags,
        Evidence = alert.Evidence,
        RecommendedActions = alert.RecommendedActions,
        CreatedAt = alert.CreatedAt,
        EventId = alert.EventId,
        EventCount = alert.EventCount,
        FirstSeen = alert.FirstSeen,
        LastSeen = alert.LastSeen,
    };
}
