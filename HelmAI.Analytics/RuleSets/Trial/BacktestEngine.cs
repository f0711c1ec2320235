using System.Collections.Frozen;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Tenants;

namespace HelmAI.Analytics.RuleSets.Trial;

/// <summary>Compiles one rule as it stands with a tenant, with nothing beside it but what it refers to.</summary>
internal static class BacktestEngine
{
    /// <summary>Compiles a rule.</summary>
    /// <param name="view">The tenant's rules.</param>
    /// <param name="entry">The rule.</param>
    /// <returns>The engine; the rule works for every tenant, and whether it is disabled or not.</returns>
    public static DetectionEngine Of(TenantView view, RuleEntry entry)
    {
        var nothing = new SigmaLoadResult([], []);
        var filters = view.Rules.Documents.Where(static one => one.Filter is not null);
        var rules = view.Rules with
        {
            Documents = view.Closure([entry.Document, .. filters]),
            Disabled = view.Rules.Disabled.Where(id => !string.Equals(id, entry.Header.Id, StringComparison.OrdinalIgnoreCase)).ToHashSet(StringComparer.OrdinalIgnoreCase),
        };
        var overlay = OverlayCompiler.Compile(nothing, new EffectiveRules(nothing, rules), view.Base.Mapping, view.Base.Correlation);
        return new DetectionEngine([new SigmaContent(nothing, view.Base.Mapping)])
            .With(new Dictionary<string, TenantOverlay>(StringComparer.Ordinal) { [Tenant] = overlay }.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The tenant for whose events the rule works: events are analysed as if they were its.</summary>
    public const string Tenant = "";
}
