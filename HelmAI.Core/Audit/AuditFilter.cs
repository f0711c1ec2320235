namespace HelmAI.Core.Audit;

/// <summary>Which entries of the audit log are wanted; what is <see langword="null"/> does not matter.</summary>
public sealed record AuditFilter
{
    /// <summary>Whose.</summary>
    public required string TenantId { get; init; }

    /// <summary>Of exactly this key.</summary>
    public string? KeyId { get; init; }

    /// <summary>Of exactly this route.</summary>
    public string? Route { get; init; }

    /// <summary>Answered with exactly this status.</summary>
    public int? Outcome { get; init; }

    /// <summary>At this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? To { get; init; }
}
