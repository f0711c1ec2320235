using HelmAI.Core.Alerts;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Threats;

/// <summary>What the analysis of a reported threat came to.</summary>
internal sealed record ThreatResponse
{
    /// <summary>The stored event's identity, by which <c>/api/events/{id}</c> reads it: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary><c>queued</c> until the threat is analysed; <c>failed</c> where that was not possible.</summary>
    public required EventStatus Status { get; init; }

    /// <summary>The gravest alert that the threat raised or added to; null until it is analysed.</summary>
    public required Guid? AlertId { get; init; }

    /// <summary>The risk, from 0.0 to 1.0; null until the threat is analysed.</summary>
    public required double? RiskScore { get; init; }

    /// <summary>What to do, most urgent first.</summary>
    public required IReadOnlyList<string> RecommendedActions { get; init; }

    /// <summary>How long detection and scoring took, in milliseconds; null until the threat is analysed.</summary>
    public required double? ProcessingTimeMs { get; init; }

    /// <summary>The rules that fired, greatest contribution first.</summary>
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
