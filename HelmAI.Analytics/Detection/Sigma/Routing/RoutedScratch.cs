using HelmAI.Analytics.Detection.Sigma.Engine;

namespace HelmAI.Analytics.Detection.Sigma.Routing;

/// <summary>What one thread needs to match one event after another.</summary>
/// <param name="groups">The rules, by log source.</param>
/// <param name="router">Tells an event's log sources.</param>
internal sealed class RoutedScratch(RuleGroup[] groups, LogSourceRouter router)
{
    // Most threads see few log sources.
    private readonly RuleMatcher?[] _matchers = new RuleMatcher?[groups.Length];

    /// <summary>Matches events against the mapping's log sources.</summary>
    public RuleMatcher Sources { get; } = new(router.Sources);

    /// <summary>The groups that the event meets.</summary>
    public List<RuleRoute> Routes { get; } = [];

    /// <summary>The rules of one group that match.</summary>
    public List<int> Found { get; } = [];

    /// <summary>The rules of all groups that match.</summary>
    public List<RoutedMatch> Matches { get; } = [];

    /// <summary>The matcher of a group.</summary>
    /// <param name="group">The group's place.</param>
    /// <returns>Its matcher.</returns>
    public RuleMatcher MatcherOf(int group) => _matchers[group] ??= new RuleMatcher(groups[group].Program);
}
