using System.ComponentModel;
using HelmAI.Core.Alerts;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Threats;

/// <summary>What the analysis of a reported threat came to.</summary>
internal sealed record ThreatResponse
{
    [Description("The stored event's identity, by which `/api/events/{id}` reads it: a UUID version 7.")]
    public required Guid Id { get; init; }

    [Description("`queued` until the threat is analysed; `failed` where that was not possible.")]
    public required EventStatus Status { get; init; }

    [Description("The gravest alert that the threat raised or added to; null until it is analysed.")]
    public required Guid? AlertId { get; init; }

    [Description("The risk, from 0.0 to 1.0; null until the threat is analysed.")]
    public required double? RiskScore { get; init; }

    [Description("What to do, most urgent first.")]
    public required IReadOnlyList<string> RecommendedActions { get; init; }

    [Description("How long detection and scoring took, in milliseconds; null until the threat is analysed.")]
    public required double? ProcessingTimeMs { get; init; }

    [Description("The rules that fired, greatest contribution first.")]
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Describes a result.</summary>
    /// <param name="record">The stored event.</param>
    /// <param name="alerts">Its alerts, gravest first.</param>
    /// <returns>The description.</returns>
    public static ThreatResponse From(EventRecord record, IReadOnlyList<Alert> alerts) => new()
    {
        Id = record.Event.Id,
        Status = record.Status,
        AlertId = alerts.Count > 0 ? alerts[0].Id : null,
        RiskScore = record.Assessment?.RiskScore,
        RecommendedActions = record.Assessment?.RecommendedActions ?? [],
        ProcessingTimeMs = record.Assessment?.ProcessingTime.TotalMilliseconds,
        Findings = record.Assessment?.Findings ?? [],
    };
}
