using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Tenants;
using HelmAI.Core.Rules;

namespace HelmAI.Analytics.RuleSets;

/// <summary>What a tenant has of its own, read and compiled over the shared rules. Immutable.</summary>
internal sealed class TenantRuleSet
{
    private TenantRuleSet(RuleBase shared, TenantRules rules, long version)
    {
        Rules = rules;
        Version = version;
        Effective = new EffectiveRules(shared.Rules, rules);
        Overlay = OverlayCompiler.Compile(shared.Rules, Effective, shared.Mapping, shared.Correlation);
    }

    /// <summary>The version that was read.</summary>
    public long Version { get; }

    /// <summary>What the tenant has.</summary>
    public TenantRules Rules { get; }

    /// <summary>The rules that count for the tenant.</summary>
    public EffectiveRules Effective { get; }

    /// <summary>What the tenant has, compiled.</summary>
    public TenantOverlay Overlay { get; }

    /// <summary>What keeps some of it from working.</summary>
    public IEnumerable<SigmaDiagnostic> Errors => Effective.Own.Errors;

    /// <summary>Reads what is stored.</summary>
    /// <param name="shared">The shared rules.</param>
    /// <param name="stored">It.</param>
    /// <returns>What the tenant has; documents with errors say so.</returns>
    public static TenantRules Read(RuleBase shared, StoredRules stored) => new()
    {
        Documents = [.. stored.Rules.SelectMany(one => shared.Documents.Read(one.RuleId, one.Text))],
        Disabled = stored.Disabled.ToHashSet(StringComparer.OrdinalIgnoreCase),
        Exceptions = [.. stored.Exceptions.Select(one => shared.Exceptions.Read(one.Id, one.RuleId, one.Text).Exception).OfType<RuleException>()],
    };

    /// <summary>Compiles it.</summary>
    /// <param name="shared">The shared rules.</param>
    /// <param name="rules">What the tenant has.</param>
    /// <param name="version">Its version.</param>
    /// <returns>The set.</returns>
    public static TenantRuleSet Compile(RuleBase shared, TenantRules rules, long version) => new(shared, rules, version);
}
