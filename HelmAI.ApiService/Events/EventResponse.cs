using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using HelmAI.ApiService.Alerts;
using HelmAI.Core.Alerts;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Events;

/// <summary>An event with what its analysis came to.</summary>
internal sealed record EventResponse
{
    [Description("The event's identity: a UUID version 7.")]
    public required Guid Id { get; init; }

    [Description("`queued` until the event is analysed; `failed` where that was not possible.")]
    public required EventStatus Status { get; init; }

    [Description("The sender's `event_type`.")]
    public required string? EventType { get; init; }

    [Description("The sender's `severity`.")]
    public required Severity? Severity { get; init; }

    [Description("The sender's `source`.")]
    public required string? Source { get; init; }

    [Description("The sender's `modality`.")]
    public required string? Modality { get; init; }

    [Description("The sender's own reference, as text.")]
    public required string? EventId { get; init; }

    [Description("The user the event is about.")]
    public required string? UserId { get; init; }

    [Description("The session the event is about.")]
    public required string? SessionId { get; init; }

    [Description("The address the event is about, in canonical form.")]
    public required string? IpAddress { get; init; }

    [Description("When it happened: the sender's `timestamp`, else when it was received.")]
    public required DateTimeOffset Timestamp { get; init; }

    [Description("When it was received.")]
    public required DateTimeOffset ReceivedAt { get; init; }

    [Description("The risk, from 0.0 to 1.0; null until the event is analysed.")]
    public required double? RiskScore { get; init; }

    [Description("The alerts that the event raised or added to, gravest first; left out in lists.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required IReadOnlyList<AlertResponse>? Alerts { get; init; }

    [Description("The rules that fired, greatest contribution first; the contributions add up to the risk score.")]
    public required IReadOnlyList<Finding> Findings { get; init; }

    [Description("What to do, most urgent first.")]
    public required IReadOnlyList<string> RecommendedActions { get; init; }

    [Description("How long detection and scoring took, in milliseconds; null until the event is analysed.")]
    public required double? ProcessingTimeMs { get; init; }

    [Description("When it was analysed; null until then.")]
    public required DateTimeOffset? AnalyzedAt { get; init; }

    [Description("Why the analysis failed, where it did.")]
    public required string? Error { get; init; }

    [Description("The event as it was sent; only where one event is read by its id.")]
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
