using System.Collections.Concurrent;
using HelmAI.Analytics.Detection.Sigma.Engine;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Routing;

/// <summary>Rules compiled by log source, and what each leads to. Immutable; any number of threads may match with it.</summary>
/// <typeparam name="TOutcome">What a rule leads to.</typeparam>
internal sealed class RoutedRules<TOutcome>
{
    private readonly RuleGroup[] _groups;
    private readonly TOutcome[][] _outcomes;
    private readonly LogSourceRouter _router;

    // The bag gives a thread what it put back itself, where it can.
    private readonly ConcurrentBag<RoutedScratch> _scratch = [];

    /// <summary>Compiles rules. Fields are given out one after the other; what follows is each group's own business, the largest first.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="outcomeOf">Tells what a rule leads to.</param>
    /// <param name="mapping">The log sources; <see langword="null"/> where every rule meets every event.</param>
    /// <param name="fields">Told of the fields that are read.</param>
    public RoutedRules(IEnumerable<SigmaRule> rules, Func<SigmaRule, TOutcome> outcomeOf, LogSourceMapping? mapping, FieldSchemaBuilder fields)
    {
        IGrouping<LogSource, SigmaRule>[] sources =
            [.. rules.ToLookup(rule => mapping is null ? LogSource.Any : rule.LogSource).OrderByDescending(static group => group.Count())];
        _outcomes = [.. sources.Select(group => group.Select(outcomeOf).ToArray())];
        ProgramBuilder[] builders = [.. sources.Select(group => new ProgramBuilder([.. group.Select(static rule => rule.Expression)], fields))];
        _groups = new RuleGroup[sources.Length];
        Parallel.For(0, _groups.Length, i => _groups[i] = new RuleGroup(sources[i].Key, builders[i].Build()));
        _router = new LogSourceRouter(mapping ?? LogSourceMapping.Empty, _groups, fields);
    }

    /// <summary>Takes what a thread needs to match; to be given back.</summary>
    /// <returns>The scratch.</returns>
    public RoutedScratch Rent() => _scratch.TryTake(out var used) ? used : new RoutedScratch(_groups, _router);

    /// <summary>Gives back what a thread needed.</summary>
    /// <param name="scratch">The scratch.</param>
    public void Return(RoutedScratch scratch) => _scratch.Add(scratch);

    /// <summary>What a rule leads to.</summary>
    /// <param name="match">The rule.</param>
    /// <returns>What it leads to.</returns>
    public TOutcome OutcomeOf(RoutedMatch match) => _outcomes[match.Group][match.Rule];

    /// <summary>Finds the rules that match an event.</summary>
    /// <param name="fields">The event.</param>
    /// <param name="scratch">Receives them.</param>
    public void Match(EventFields fields, RoutedScratch scratch)
    {
        scratch.Matches.Clear();
        scratch.Routes.Clear();
        _router.Find(fields, scratch.Sources, scratch.Found, scratch.Routes);
        foreach (var route in scratch.Routes)
        {
            scratch.Found.Clear();
            scratch.MatcherOf(route.Group).Match(fields, route.Slots, scratch.Found);
            foreach (var rule in scratch.Found)
            {
                scratch.Matches.Add(new RoutedMatch(route.Group, rule));
            }
        }
    }
}
