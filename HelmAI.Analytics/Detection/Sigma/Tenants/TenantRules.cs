using System.Collections.Frozen;
using HelmAI.Analytics.Detection.Sigma.Loading;

namespace HelmAI.Analytics.Detection.Sigma.Tenants;

/// <summary>What a tenant has of its own: kept apart from the shared rules, by rule id, so that it survives their updates.</summary>
internal sealed record TenantRules
{
    /// <summary>A tenant that has nothing of its own.</summary>
    public static readonly TenantRules None = new();

    /// <summary>Its rules, correlations and filters. One with the id of a shared rule takes that one's place.</summary>
    public IReadOnlyList<SigmaDocument> Documents { get; init; } = [];

    /// <summary>The identifiers of the rules, shared or own, that it has disabled.</summary>
    public IReadOnlySet<string> Disabled { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Its exceptions.</summary>
    public IReadOnlyList<RuleException> Exceptions { get; init; } = [];
}
