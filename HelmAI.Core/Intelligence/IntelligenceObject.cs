namespace HelmAI.Core.Intelligence;

/// <summary>What indicators are related to: malware, a tool, an actor, a campaign, an attack pattern or an identity, as its source tells of it.</summary>
public sealed record IntelligenceObject
{
    /// <summary>The tenant, or <see cref="Indicator.Shared"/>.</summary>
    public required string TenantId { get; init; }

    /// <summary>The STIX id, such as <c>malware--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The STIX type, such as <c>malware</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What ATT&amp;CK calls it, such as <c>T1071</c>; <see langword="null"/> where it does not.</summary>
    public string? AttackId { get; init; }

    /// <summary>Whether its source has taken it back.</summary>
    public bool IsRevoked { get; init; }

    /// <summary>When its source last changed it, in UTC.</summary>
    public required DateTimeOffset Modified { get; init; }
}
