namespace HelmAI.Core.Intelligence;

/// <summary>That an indicator has to do with something (STIX 2.1, section 5.1). Either end may come later, or never.</summary>
public sealed record IntelligenceRelationship
{
    /// <summary>The tenant, or <see cref="Indicator.Shared"/>.</summary>
    public required string TenantId { get; init; }

    /// <summary>The STIX id.</summary>
    public required string Id { get; init; }

    /// <summary>How the two are related, such as <c>indicates</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The STIX id of the one end.</summary>
    public required string SourceRef { get; init; }

    /// <summary>The STIX id of the other end.</summary>
    public required string TargetRef { get; init; }

    /// <summary>Whether its source has taken it back.</summary>
    public bool IsRevoked { get; init; }

    /// <summary>When its source last changed it, in UTC.</summary>
    public required DateTimeOffset Modified { get; init; }
}
