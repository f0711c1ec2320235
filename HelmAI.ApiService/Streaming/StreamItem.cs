using HelmAI.Core.Events;

namespace HelmAI.ApiService.Streaming;

/// <summary>A message for readers, written once for all of them, and what filters ask of it.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Subject">The event or alert; empty where there is none.</param>
/// <param name="Frame">The message as it is sent.</param>
internal sealed record StreamItem(StreamKind Kind, Guid Subject, ReadOnlyMemory<byte> Frame)
{
    /// <summary>The alert's severity, or the one that the event's sender gave.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The risk score.</summary>
    public double RiskScore { get; init; }

    /// <summary>The event's type.</summary>
    public string? EventType { get; init; }

    /// <summary>The event's source.</summary>
    public string? Source { get; init; }

    /// <summary>The event's user.</summary>
    public string? UserId { get; init; }

    /// <summary>The alert's rule.</summary>
    public string? RuleId { get; init; }
}
