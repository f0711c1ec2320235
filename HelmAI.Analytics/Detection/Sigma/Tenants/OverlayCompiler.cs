using System.Collections.Frozen;
using System.Globalization;
using HelmAI.Analytics.Detection.Sigma.Correlation;
using HelmAI.Analytics.Detection.Sigma.Engine;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Tenants;

/// <summary>Compiles what a tenant has of its own. Its cost grows with that, not with the shared rules, which are only looked through.</summary>
internal sealed class OverlayCompiler
{
    private readonly EffectiveRules _effective;
    private readonly LogSourceMapping _mapping;
    private readonly FieldSchemaBuilder _fields = new();
    private readonly Guards _guards = new();
    private readonly CorrelationLinks _links;
    private readonly CorrelationLinks _reports;

    private OverlayCompiler(EffectiveRules effective, LogSourceMapping mapping)
    {
        _effective = effective;
        _mapping = mapping;
        EventShape.DeclareContainers(mapping, _fields);
        _links = new CorrelationLinks(effective.Correlations, _fields);

        // A disabled correlation leaves its rules as silent as they were: each by itself says little.
        _reports = new CorrelationLinks(effective.Own.Correlations, _fields);
    }

    /// <summary>Compiles it.</summary>
    /// <param name="shared">The shared rules.</param>
    /// <param name="effective">The rules that count for the tenant.</param>
    /// <param name="mapping">How events are shaped and which log sources they belong to.</param>
    /// <param name="options">How correlations remember.</param>
    /// <returns>The overlay.</returns>
    public static TenantOverlay Compile(SigmaLoadResult shared, EffectiveRules effective, LogSourceMapping mapping, CorrelationOptions options)
    {
        var compiler = new OverlayCompiler(effective, mapping);
        var changed = compiler.Change(shared.Rules);
        var own = effective.Rules.Count == 0 ? null : new RoutedRules<RuleOutcome>(effective.Rules, compiler.OutcomeOf, mapping, compiler._fields);
        var guards = compiler._guards.Conditions is { Count: > 0 } conditions
            ? new RoutedRules<int>(conditions, static rule => int.Parse(rule.Header.Id, CultureInfo.InvariantCulture), mapping, compiler._fields)
            : null;
        EventShape.DeclareAliases(mapping, compiler._fields);
        var correlators = effective.Correlations.Select(one => new SigmaCorrelator(one, compiler._reports.Reports(one.Header), options));
        return new TenantOverlay(compiler._fields.Build(), changed, own, guards, compiler._guards.Conditions.Count, [.. correlators]);
    }

    private FrozenDictionary<string, ChangedOutcome> Change(IReadOnlyList<SigmaRule> shared)
    {
        var changed = new Dictionary<string, ChangedOutcome>(StringComparer.Ordinal);
        var references = References();
        foreach (var rule in shared)
        {
            if (_effective.IsOwn(rule.Header) || !_effective.IsEnabled(rule.Header))
            {
                changed[rule.Header.Id] = new ChangedOutcome(Outcome: null, Guards.None);
                continue;
            }

            SigmaFilter[] filters = [.. _effective.Own.Filters.Where(filter => filter.AppliesTo(rule))];
            var guard = _guards.Of(rule.LogSource, _effective.ExceptionsTo(rule.Header), filters, rule);
            if (guard != Guards.None || references.Contains(rule.Header.Id) || (rule.Header.Name is { } name && references.Contains(name)))
            {
                changed[rule.Header.Id] = new ChangedOutcome(OutcomeOf(rule), guard);
            }
        }

        return changed.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private RuleOutcome OutcomeOf(SigmaRule rule) => new(
        rule.Header,
        _links.Of(rule.Header, correlation => _guards.Of(rule.LogSource, _effective.ExceptionsTo(correlation), [], rule)),
        _reports.Reports(rule.Header));

    // What the correlations by which the tenant differs refer to, by however long a way: those rules' matches mean something else here.
    private HashSet<string> References()
    {
        var references = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<SigmaCorrelation>(_effective.Changed);
        while (waiting.TryDequeue(out var correlation))
        {
            foreach (var reference in correlation.Rules.Where(references.Add))
            {
                foreach (var inner in _effective.Own.Correlations.Where(one => CorrelationReferences.Means(reference, one.Header)))
                {
                    waiting.Enqueue(inner);
                }
            }
        }

        return references;
    }
}
