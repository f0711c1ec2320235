using System.Collections.Frozen;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Sigma.Tenants;

namespace HelmAI.Analytics.RuleSets;

/// <summary>All rules as they are in force: the shared ones and every tenant's own. Immutable; a change makes another.</summary>
internal sealed class RuleSnapshot
{
    /// <summary>Puts them together.</summary>
    /// <param name="shared">The shared rules.</param>
    /// <param name="tenants">What tenants have of their own.</param>
    public RuleSnapshot(RuleBase shared, IReadOnlyDictionary<string, TenantRuleSet> tenants)
    {
        Base = shared;
        Tenants = tenants.ToFrozenDictionary(StringComparer.Ordinal);
        Engine = shared.Engine.With(tenants.ToFrozenDictionary(static pair => pair.Key, static pair => pair.Value.Overlay, StringComparer.Ordinal));
    }

    /// <summary>The shared rules.</summary>
    public RuleBase Base { get; }

    /// <summary>What tenants have of their own; only those that have anything.</summary>
    public FrozenDictionary<string, TenantRuleSet> Tenants { get; }

    /// <summary>All of it, compiled.</summary>
    public DetectionEngine Engine { get; }

    /// <summary>The version of the clock up to which changes are in it.</summary>
    public long Version { get; init; }

    /// <summary>The version at which the shared rules were last told to be read again.</summary>
    public long ReloadVersion { get; init; }

    /// <summary>What kept changes from coming into force, by tenant; the empty name stands for the shared rules.</summary>
    public FrozenDictionary<string, string> Faults { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The rules as a tenant sees them.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <returns>The view; of the shared rules alone where the tenant never changed anything.</returns>
    public TenantView ViewOf(string tenantId) =>
        Tenants.GetValueOrDefault(tenantId) is { } own ? new(Base, own.Rules, own.Errors) : new(Base, TenantRules.None, []);
}
