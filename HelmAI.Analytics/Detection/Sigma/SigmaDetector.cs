using System.Collections.Frozen;
using HelmAI.Analytics.Detection.Sigma.Engine;
using HelmAI.Analytics.Detection.Sigma.Routing;
using HelmAI.Analytics.Detection.Sigma.Tenants;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection.Sigma;

/// <summary>Matches events against the rules for their log sources, once for all tenants; what a tenant has of its own lies over that.</summary>
/// <param name="rules">The rules that all tenants share.</param>
/// <param name="correlators">Their correlations.</param>
/// <param name="overlays">What tenants have of their own, by tenant.</param>
internal sealed class SigmaDetector(RoutedRules<RuleOutcome> rules, IReadOnlyList<ICorrelator> correlators, FrozenDictionary<string, TenantOverlay> overlays) : IDetector
{
    /// <inheritdoc/>
    public IReadOnlyList<ICorrelator> Correlators => correlators;

    /// <summary>The same rules, under other overlays.</summary>
    /// <param name="others">The overlays, by tenant.</param>
    /// <returns>The detector.</returns>
    public SigmaDetector With(FrozenDictionary<string, TenantOverlay> others) => new(rules, correlators, others);

    /// <inheritdoc/>
    public IReadOnlyList<ICorrelator> CorrelatorsOf(string tenantId) =>
        overlays.TryGetValue(tenantId, out var overlay) ? overlay.Correlators : correlators;

    /// <inheritdoc/>
    public void Detect(SecurityEvent securityEvent, EventFields fields, DetectionOutput output)
    {
        var scratch = rules.Rent();
        rules.Match(fields, scratch);
        if (overlays.Count > 0 && overlays.TryGetValue(securityEvent.TenantId, out var overlay))
        {
            overlay.Detect(securityEvent, fields, rules, scratch, output);
        }
        else
        {
            foreach (var match in scratch.Matches)
            {
                rules.OutcomeOf(match).Tell(securityEvent, fields, scratch.MatcherOf(match.Group), match.Rule, guards: null, output);
            }
        }

        rules.Return(scratch);
    }
}
