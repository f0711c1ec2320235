namespace HelmAI.Core.Rules;

/// <summary>The version of what a tenant has of its own. Versions are drawn from one clock for all tenants, and become visible in their order.</summary>
public sealed record RuleVersion
{
    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The version.</summary>
    public required long Version { get; init; }
}
