namespace HelmAI.Core.Events;

/// <summary>Which of a tenant's events are meant; members that are <see langword="null"/> do not restrict.</summary>
public sealed record EventFilter
{
    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>Events that happened at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Events that happened before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The exact event type.</summary>
    public string? EventType { get; init; }

    /// <summary>The exact severity that the sender gave.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The exact source.</summary>
    public string? Source { get; init; }

    /// <summary>The exact modality.</summary>
    public string? Modality { get; init; }

    /// <summary>The exact caller's reference.</summary>
    public string? Reference { get; init; }

    /// <summary>The exact user.</summary>
    public string? UserId { get; init; }

    /// <summary>The exact session.</summary>
    public string? SessionId { get; init; }

    /// <summary>The exact address, in canonical form.</summary>
    public string? IpAddress { get; init; }

    /// <summary>The status.</summary>
    public EventStatus? Status { get; init; }

    /// <summary>Events whose risk score is at least this, from 0.0 to 1.0.</summary>
    public double? MinRiskScore { get; init; }
}
