using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.RuleSets;

/// <summary>A document of whatever kind.</summary>
/// <param name="Document">The document, without errors.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Header">What it says of itself.</param>
/// <param name="LogSource">Its log source; <see langword="null"/> for correlations.</param>
internal sealed record RuleEntry(SigmaDocument Document, RuleKind Kind, RuleHeader Header, LogSource? LogSource)
{
    /// <summary>Makes the entry of a document.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The entry; <see langword="null"/> where the document has errors.</returns>
    public static RuleEntry? Of(SigmaDocument document) => document switch
    {
        { Rule: { } rule } => new RuleEntry(document, RuleKind.Rule, rule.Header, rule.LogSource),
        { Correlation: { } correlation } => new RuleEntry(document, RuleKind.Correlation, correlation.Header, LogSource: null),
        { Filter: { } filter } => new RuleEntry(document, RuleKind.Filter, filter.Header, filter.LogSource),
        _ => null,
    };

    /// <summary>Describes it to a tenant.</summary>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="isEnabled">Whether it works for the tenant.</param>
    /// <param name="replacesBase">Whether it takes the place of a shared one.</param>
    /// <param name="exceptions">How many exceptions the tenant makes to it.</param>
    /// <returns>The description.</returns>
    public RuleDescription Describe(RuleOrigin origin, bool isEnabled, bool replacesBase, int exceptions) => new()
    {
        Id = Header.Id,
        Title = Header.Title,
        Kind = Kind,
        Origin = origin,
        Enabled = isEnabled,
        ReplacesBase = replacesBase,
        Exceptions = exceptions,
        Level = Kind == RuleKind.Filter ? null : Header.Level,
        Status = Header.Status == RuleStatus.Unknown ? null : Header.Status.ToString().ToLowerInvariant(),
        Product = LogSource?.Product,
        Category = LogSource?.Category,
        Service = LogSource?.Service,
        Tags = Header.Tags,
        Author = Header.Author,
        Description = Header.Description,
    };
}
