using System.Text.Json;
using System.Text.Json.Serialization;
using HelmAI.ApiService.Alerts;
using HelmAI.Core.Alerts;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Events;

/// <summary>An event with what its analysis came to.</summary>
internal sealed record EventResponse
{
    /// <summary>The event's identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary><c>queued</c> until the event is analysed; <c>failed</c> where that was not possible.</summary>
    public required EventStatus Status { get; init; }

    /// <summary>The sender's <c>event_type</c>.</summary>
    public required string? EventType { get; init; }

    /// <summary>The sender's <c>severity</c>.</summary>
    public required Severity? Severity { get; init; }

    /// <summary>The sender's <c>source</c>.</summary>
    public required string? Source { get; init; }

    /// <summary>The sender's <c>modality</c>.</summary>
    public required string? Modality { get; init; }

    /// <summary>The sender's own reference, as text.</summary>
    public required string? EventId { get; init; }

    /// <summary>The user the event is about.</summary>
    public required string? UserId { get; init; }

    /// <summary>The session the event is about.</summary>
    public required string? SessionId { get; init; }

    /// <summary>The address the event is about, in canonical form.</summary>
    public required string? IpAddress { get; init; }

    /// <summary>When it happened: the sender's <c>timestamp</c>, else when it was received.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The risk, from 0.0 to 1.0; null until the event is analysed.</summary>
    public required double? RiskScore { get; init; }

    /// <summary>The alerts that the event raised or added to, gravest first; left out in lists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AlertResponse>? Alerts { get; init; }

    /// <summary>The rules that fired, greatest contribution first; the contributions add up to the risk score.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What to do, most urgent first.</summary>
    public required IReadOnlyList<string> RecommendedActions { get; init; }

    /// <summary>How long detection and scoring took, in milliseconds; null until the event is analysed.</summary>
    public required double? ProcessingTimeMs { get; init; }

    /// <summary>When it was analysed; null until then.</summary>
    public required DateTimeOffset? AnalyzedAt { get; init; }

    /// <summary>Why the analysis failed, where it did.</summary>
    public required string? Error { get; init; }

    /// <summary>The times that it failed and was sent back to be analysed again, oldest first; only where there are any, and one event is read by its id.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Replay>? Replays { get; init; }

    /// <summary>The event as it was sent; only where one event is read by its id.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Event { get; init; }

    /// <summary>Describes an event.</summary>
    /// <param name="record">The event.</param>
    /// <param name="alerts">Its alerts; <see langword="null"/> leaves them out.</param>
    /// <returns>The description, without the event as it was sent.</returns>
    public static EventResponse From(EventRecord record, IReadOnlyList<Alert>? alerts)
    {
        var (stored, assessment) = record;
        return new EventResponse
        {
            Id = stored.Id,
            Status = record.Status,
            EventType = stored.EventType,
            Severity = stored.Severity,
            Source = stored.Source,
            Modality = stored.Modality,
            EventId = stored.Reference,
            UserId = stored.UserId,
            SessionId = stored.SessionId,
            IpAddress = stored.IpAddress,
            Timestamp = stored.Timestamp,
            ReceivedAt = stored.ReceivedAt,
            RiskScore = assessment?.RiskScore,
            Alerts = alerts?.Select(AlertResponse.From).ToList(),
            Findings = assessment?.Findings ?? [],
            RecommendedActions = assessment?.RecommendedActions ?? [],
            ProcessingTimeMs = assessment?.ProcessingTime.TotalMilliseconds,
            AnalyzedAt = assessment?.AnalyzedAt,
            Error = assessment?.Error,
        };
    }
}
