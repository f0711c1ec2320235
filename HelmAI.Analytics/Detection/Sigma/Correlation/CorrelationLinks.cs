using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;
using HelmAI.Analytics.Detection.Sigma.Tenants;

namespace HelmAI.Analytics.Detection.Sigma.Correlation;

/// <summary>Which rules and correlations take part in which correlations.</summary>
/// <param name="correlations">The correlations, references resolved.</param>
/// <param name="fields">Told of the fields that they read.</param>
internal sealed class CorrelationLinks(IReadOnlyList<SigmaCorrelation> correlations, FieldSchemaBuilder fields)
{
    private readonly ILookup<string, (SigmaCorrelation Correlation, int Part)> _parts = correlations
        .SelectMany(static one => one.Rules.Select((reference, part) => (reference, Part: (one, part))))
        .ToLookup(static one => one.reference, static one => one.Part, StringComparer.OrdinalIgnoreCase);

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
        SigmaCorrelation[] referring = [.. PartsOf(header).Select(static one => one.Correlation)];
        return referring.Length == 0 || referring.Any(static one => one.Generate);
    }

    // Aliases may name the correlation's own rule, or the rule at the chain's beginning whose event it is.
    private CorrelationLink[] Of(RuleHeader header, RuleHeader origin, Func<RuleHeader, int> guardOf) =>
    [
        .. PartsOf(header).Select(one => new CorrelationLink(
            one.Correlation.Header.Id, one.Part, GroupOf(one.Correlation, header, origin), Of(one.Correlation.Header, origin, guardOf), guardOf(one.Correlation.Header))),
    ];

    private CorrelationGroup GroupOf(SigmaCorrelation correlation, RuleHeader header, RuleHeader origin) => new(
        [.. correlation.GroupBy.Select(name => fields.Field(Resolve(correlation, name, header, origin)))],
        [.. correlation.Fields.Select(name => fields.Field(Resolve(correlation, name, header, origin)))]);

    private static string Resolve(SigmaCorrelation correlation, string name, RuleHeader header, RuleHeader origin) =>
        !correlation.Aliases.TryGetValue(name, out var byRule) ? name
        : byRule.FirstOrDefault(pair => CorrelationReferences.Means(pair.Key, header)) is { Key: not null } direct ? direct.Value
        : byRule.FirstOrDefault(pair => CorrelationReferences.Means(pair.Key, origin)) is { Key: not null } first ? first.Value
        : name;

    private IEnumerable<(SigmaCorrelation Correlation, int Part)> PartsOf(RuleHeader header) =>
        (header.Name is { } name && !string.Equals(name, header.Id, StringComparison.OrdinalIgnoreCase) ? _parts[header.Id].Concat(_parts[name]) : _parts[header.Id])
            .Where(one => CorrelationReferences.Means(one.Correlation.Rules[one.Part], header));
}
