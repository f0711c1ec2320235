using HelmAI.Analytics.Detection.Sigma.Expressions;

namespace HelmAI.Analytics.Detection.Sigma.Rules;

/// <summary>
/// A filter: what events must also be like for rules to match (filters specification). Its condition is joined to the
/// rules' by <c>and</c>, so one that excludes says <c>not</c>, as in SigmaHQ's reference implementation.
/// </summary>
internal sealed record SigmaFilter
{
    /// <summary>What it says of itself.</summary>
    public required RuleHeader Header { get; init; }

    /// <summary>The log source that rules must have at least.</summary>
    public required LogSource LogSource { get; init; }

    /// <summary>The rules it is for, by identifier or name; none means all of the log source.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>What events must also be like.</summary>
    public required Expression Expression { get; init; }

    /// <summary>Whether it is for a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>Whether it is.</returns>
    public bool AppliesTo(SigmaRule rule) =>
        LogSource.Accepts(rule.LogSource)
        && (Rules.Count == 0 || Rules.Contains(rule.Header.Id, StringComparer.OrdinalIgnoreCase) || (rule.Header.Name is { } name && Rules.Contains(name, StringComparer.Ordinal)));
}
