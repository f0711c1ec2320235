using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>Makes a rule set of documents: refuses duplicates, resolves references, applies filters.</summary>
internal static class RuleSetAssembler
{
    /// <summary>Makes the rule set.</summary>
    /// <param name="documents">The documents.</param>
    /// <returns>The rule set, and what is said about it.</returns>
    public static SigmaLoadResult Assemble(IEnumerable<SigmaDocument> documents)
    {
        SigmaDocument[] all = [.. documents];
        List<SigmaDiagnostic> diagnostics = [.. all.SelectMany(static one => one.Diagnostics)];
        var ids = new Dictionary<string, RuleHeader>(StringComparer.OrdinalIgnoreCase);
        var rules = Unique(all.Select(static one => one.Rule), static one => one.Header, ids, diagnostics);
        var correlations = Unique(all.Select(static one => one.Correlation), static one => one.Header, ids, diagnostics);
        var filters = Unique(all.Select(static one => one.Filter), static one => one.Header, ids, diagnostics);
        diagnostics.AddRange(Idle(filters, rules));
        return new SigmaLoadResult(Apply(rules, filters), diagnostics)
        {
            Correlations = CorrelationReferences.Check(rules, correlations, diagnostics),
            Filters = filters,
        };
    }

    /// <summary>Makes the rule set of a tenant over one that it shares: a document takes the place of the shared one of the same id.</summary>
    /// <param name="documents">The tenant's documents.</param>
    /// <param name="shared">The shared rule set; its filters apply to the tenant's rules too.</param>
    /// <returns>The tenant's rules and filters, all correlations, and what is said about the tenant's documents.</returns>
    public static SigmaLoadResult Assemble(IEnumerable<SigmaDocument> documents, SigmaLoadResult shared)
    {
        SigmaDocument[] all = [.. documents];
        List<SigmaDiagnostic> diagnostics = [.. all.SelectMany(static one => one.Diagnostics)];
        var ids = new Dictionary<string, RuleHeader>(StringComparer.OrdinalIgnoreCase);
        var rules = Unique(all.Select(static one => one.Rule), static one => one.Header, ids, diagnostics);
        var correlations = Unique(all.Select(static one => one.Correlation), static one => one.Header, ids, diagnostics);
        var filters = Unique(all.Select(static one => one.Filter), static one => one.Header, ids, diagnostics);
        SigmaRule[] others = [.. shared.Rules.Where(one => !ids.ContainsKey(one.Header.Id))];
        diagnostics.AddRange(Idle(filters, [.. rules, .. others]));
        return new SigmaLoadResult(Apply(rules, [.. filters, .. shared.Filters.Where(one => !ids.ContainsKey(one.Header.Id))]), diagnostics)
        {
            Correlations = CorrelationReferences.Check([.. rules, .. others], [.. shared.Correlations.Where(one => !ids.ContainsKey(one.Header.Id)), .. correlations], diagnostics),
            Filters = filters,
        };
    }

    private static List<T> Unique<T>(IEnumerable<T?> all, Func<T, RuleHeader> headerOf, Dictionary<string, RuleHeader> ids, List<SigmaDiagnostic> diagnostics)
        where T : class
    {
        var unique = new List<T>();
        foreach (var one in all.OfType<T>())
        {
            var header = headerOf(one);
            if (ids.TryAdd(header.Id, header))
            {
                unique.Add(one);
            }
            else
            {
                diagnostics.Add(new SigmaDiagnostic(DiagnosticKinds.DuplicateId, header.Location, $"the id '{header.Id}' is that of {ids[header.Id].Location}"));
            }
        }

        return unique;
    }

    private static IEnumerable<SigmaDiagnostic> Idle(List<SigmaFilter> filters, List<SigmaRule> rules) => filters
        .Where(filter => !rules.Any(filter.AppliesTo))
        .Select(static filter => new SigmaDiagnostic(DiagnosticKinds.IdleFilter, filter.Header.Location, "the filter is for no rule that is loaded"));

    private static List<SigmaRule> Apply(List<SigmaRule> rules, List<SigmaFilter> filters) =>
        filters.Count == 0 ? rules : rules.ConvertAll(rule => Apply(rule, filters));

    private static SigmaRule Apply(SigmaRule rule, List<SigmaFilter> filters)
    {
        Expression[] more = [.. filters.Where(filter => filter.AppliesTo(rule)).Select(static filter => new Expression.Selection(filter.Header.Id, filter.Expression))];
        return more.Length == 0 ? rule : rule with { Expression = Expression.And([rule.Expression, .. more]) };
    }
}
