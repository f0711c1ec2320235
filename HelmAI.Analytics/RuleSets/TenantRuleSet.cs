using System.Collections.Frozen;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Tenants;
using HelmAI.Core.Rules;

namespace HelmAI.Analytics.RuleSets;

/// <summary>What a tenant has of its own, read and compiled over the shared rules. Immutable.</summary>
internal sealed class TenantRuleSet
{
    private readonly RuleBase _shared;
    private readonly IReadOnlyDictionary<string, ParsedRule> _parsed;

    private TenantRuleSet(RuleBase shared, TenantRules rules, IReadOnlyDictionary<string, ParsedRule> parsed, long version)
    {
        _shared = shared;
        _parsed = parsed;
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

    /// <summary>Reads and compiles what is stored.</summary>
    /// <param name="shared">The shared rules.</param>
    /// <param name="stored">It.</param>
    /// <param name="before">What the tenant had: of that, only what was changed is read again; <see langword="null"/> where nothing is known.</param>
    /// <returns>The set; documents with errors say so.</returns>
    public static TenantRuleSet Load(RuleBase shared, StoredRules stored, TenantRuleSet? before)
    {
        // Other shared rules may come with other placeholders, by which the same text reads otherwise.
        var known = before?._shared == shared ? before : null;
        var parsed = stored.Rules.ToDictionary(static one => one.RuleId, one => Parse(shared, one, known), StringComparer.Ordinal);
        var exceptions = (known?.Rules.Exceptions ?? []).ToDictionary(static one => one.Id);
        var rules = new TenantRules
        {
            Documents = [.. stored.Rules.SelectMany(one => parsed[one.RuleId].Documents)],
            Disabled = stored.Disabled.ToHashSet(StringComparer.OrdinalIgnoreCase),
            Exceptions =
            [
                .. stored.Exceptions
                    .Select(one => exceptions.GetValueOrDefault(one.Id) ?? shared.Exceptions.Read(one.Id, one.RuleId, one.Text).Exception)
                    .OfType<RuleException>(),
            ],
        };
        return new TenantRuleSet(shared, rules, parsed, stored.Version);
    }

    /// <summary>Compiles what a tenant would have.</summary>
    /// <param name="shared">The shared rules.</param>
    /// <param name="rules">What the tenant would have.</param>
    /// <returns>The set.</returns>
    public static TenantRuleSet Compile(RuleBase shared, TenantRules rules) => new(shared, rules, FrozenDictionary<string, ParsedRule>.Empty, version: 0);

    private static ParsedRule Parse(RuleBase shared, TenantRule stored, TenantRuleSet? known) =>
        known?._parsed.GetValueOrDefault(stored.RuleId) is { } parsed && parsed.Revision == stored.Revision
            ? parsed
            : new ParsedRule(stored.Revision, shared.Documents.Read(stored.RuleId, stored.Text));
}
