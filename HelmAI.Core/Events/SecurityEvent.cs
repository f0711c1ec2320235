namespace HelmAI.Core.Events;

/// <summary>One security-relevant event as it was accepted. It never changes.</summary>
public sealed record SecurityEvent
{
    /// <summary>The longest text of an envelope member, in characters: what an entry of a PostgreSQL index, 2,704 bytes, holds in any script.</summary>
    public const int MaxEnvelopeLength = 512;

    /// <summary>The event's identity: a UUID version 7 (RFC 9562, section 5.7), made on receipt.</summary>
    public required Guid Id { get; init; }

    /// <summary>The tenant it belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>When it was received, in UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it happened, in UTC: the sender's <c>timestamp</c>, else <see cref="ReceivedAt"/>.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The sender's <c>event_type</c>.</summary>
    public string? EventType { get; init; }

    /// <summary>The sender's <c>severity</c>.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The sender's <c>source</c>.</summary>
    public string? Source { get; init; }

    /// <summary>The sender's <c>modality</c>.</summary>
    public string? Modality { get; init; }

    /// <summary>The sender's own reference, <c>event_id</c>, as text.</summary>
    public string? Reference { get; init; }

    /// <summary>The user the event is about.</summary>
    public string? UserId { get; init; }

    /// <summary>The session the event is about.</summary>
    public string? SessionId { get; init; }

    /// <summary>The address the event is about, in its canonical text form.</summary>
    public string? IpAddress { get; init; }

    /// <summary>Whether the sender declares a threat (<c>event_type</c> is <c>threat</c>, or it came for threat analysis).</summary>
    public bool ReportsThreat { get; init; }

    /// <summary>
    /// The place in the trace that it came in by (W3C Trace Context, <c>traceparent</c>), where that is recorded: known from its append until its
    /// analysis has ended, and not kept longer.
    /// </summary>
    public string? TraceParent { get; init; }

    /// <summary>The whole event as one JSON object in UTF-8: what detection matches on. Empty in lists.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }
}
