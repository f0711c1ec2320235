using System.ComponentModel;
using HelmAI.Core.Alerts;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Alerts;

/// <summary>An alert with the events that it counts.</summary>
internal sealed record AlertResponse
{
    [Description("The alert's identity: a UUID version 7.")]
    public required Guid Id { get; init; }

    [Description("Where it is in its life.")]
    public required AlertStatus Status { get; init; }

    [Description("The rule that fired.")]
    public required string RuleId { get; init; }

    [Description("What was found, in one line.")]
    public required string Title { get; init; }

    [Description("How grave it is.")]
    public required Severity Severity { get; init; }

    [Description("Whom it is about.")]
    public required EntityReference Entity { get; init; }

    [Description("The risk score of the event that raised it, from 0.0 to 1.0.")]
    public required double RiskScore { get; init; }

    [Description("Tags in Sigma's notation, such as `attack.t1059.001`.")]
    public required IReadOnlyList<string> Tags { get; init; }

    [Description("The fields and values that made the rule fire, from the event that raised it.")]
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    [Description("What to do about it, most urgent first.")]
    public required IReadOnlyList<string> RecommendedActions { get; init; }

    [Description("When it was raised.")]
    public required DateTimeOffset CreatedAt { get; init; }

    [Description("The event that raised it.")]
    public required Guid EventId { get; init; }

    [Description("How many events it counts.")]
    public required long EventCount { get; init; }

    [Description("When the earliest of its events happened.")]
    public required DateTimeOffset FirstSeen { get; init; }

    [Description("When the latest of its events happened.")]
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>Describes an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <returns>The description.</returns>
    public static AlertResponse From(Alert alert) => new()
    {
        Id = alert.Id,
        Status = alert.Status,
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
