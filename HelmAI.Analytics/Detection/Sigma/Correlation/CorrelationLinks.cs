using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;
using HelmAI.Analytics.Detection.Sigma.Tenants;

namespace HelmAI.Analytics.Detection.Sigma.Correlation;

/// <summary>Which rules and correlations take part in which correlations.</summary>
/// <param name="correlations">The correlations, references resolved.</param>
/// <param name="fields">Told of the fields that they read.</param>
internal sealed class CorrelationLinks(IReadOnlyList<SigmaCorrelation> correlations, FieldSchemaBuilder fields)
{
    /// <summary>The parts of a rule or correlation in correlations.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="guardOf">Gives the guard of a correlation for the rule's events; none without.</param>
    /// <returns>The parts.</returns>
    public IReadOnlyList<CorrelationLink> Of(RuleHeader header, Func<RuleHeader, int>? guardOf = null) =>
        correlations.Count == 0 ? [] : Of(header, header, guardOf ?? (static _ => Guards.None));

    /// <summary>Whether a rule or correlation finds by itself: nothing refers to it, or something that says <c>generate</c>.</summary>
    /// <param name="header">Its header.</param>
    /// <returns>Whether it does.</returns>
    public bool Reports(RuleHeader header)
    {
        SigmaCorrelation[] referring = [.. correlations.Where(one => PartsOf(one, header).Any())];
        return referring.Length == 0 || referring.Any(static one => one.Generate);
    }

    // Aliases may name the correlation's own rule, or the rule at the chain's beginning whose event it is.
    private CorrelationLink[] Of(RuleHeader header, RuleHeader origin, Func<RuleHeader, int> guardOf) =>
    [
        .. correlations.SelectMany(
            correlation => PartsOf(correlation, header),
            (correlation, part) => new CorrelationLink(correlation.Header.Id, part, GroupOf(correlation, header, origin), Of(correlation.Header, origin, guardOf), guardOf(correlation.Header))),
    ];

    private CorrelationGroup GroupOf(SigmaCorrelation correlation, RuleHeader header, RuleHeader origin) => new(
        [.. correlation.GroupBy.Select(name => fields.Field(Resolve(correlation, name, header, origin)))],
        [.. correlation.Fields.Select(name => fields.Field(Resolve(correlation, name, header, origin)))]);

    private static string Resolve(SigmaCorrelation correlation, string name, RuleHeader header, RuleHeader origin) =>
        !correlation.Aliases.TryGetValue(name, out var byRule) ? name
        : byRule.FirstOrDefault(pair => CorrelationReferences.Means(pair.Key, header)) is { Key: not null } direct ? direct.Value
        : byRule.FirstOrDefault(pair => CorrelationReferences.Means(pair.Key, origin)) is { Key: not null } first ? first.Value
        : name;

    private static IEnumerable<int> PartsOf(SigmaCorrelation correlation, RuleHeader header) =>
        Enumerable.Range(0, correlation.Rules.Count).Where(part => CorrelationReferences.Means(correlation.Rules[part], header));
}
