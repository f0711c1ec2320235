using System.Collections.Concurrent;
using System.Collections.Frozen;
using HelmAI.Analytics.Detection.Sigma.Engine;
using HelmAI.Analytics.Detection.Sigma.Routing;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection.Sigma.Tenants;

/// <summary>
/// What one tenant has of its own over the rules that all share, compiled: what a match of some shared rules means here
/// instead, the tenant's own rules, and the guards of its exceptions. Immutable.
/// </summary>
/// <param name="schema">The fields that are read for it.</param>
/// <param name="changed">What becomes of matches of shared rules, by rule, where the tenant wants it otherwise.</param>
/// <param name="own">The tenant's rules; <see langword="null"/> where it has none.</param>
/// <param name="guards">What exceptions say, each with its guard's number; <see langword="null"/> where there are none.</param>
/// <param name="guardCount">How many guards there are.</param>
/// <param name="correlators">The correlations that count for the tenant.</param>
internal sealed class TenantOverlay(
    FieldSchema schema,
    FrozenDictionary<string, ChangedOutcome> changed,
    RoutedRules<RuleOutcome>? own,
    RoutedRules<int>? guards,
    int guardCount,
    IReadOnlyList<ICorrelator> correlators)
{
    // A worker needs one; the bag keeps as many as threads were here at once.
    private readonly ConcurrentBag<OverlayScratch> _scratch = [];

    /// <summary>The correlations that count for the tenant, each after those whose completions it counts.</summary>
    public IReadOnlyList<ICorrelator> Correlators => correlators;

    /// <summary>Tells what an event means to the tenant.</summary>
    /// <param name="securityEvent">The event.</param>
    /// <param name="fields">Its values for the shared rules.</param>
    /// <param name="shared">The shared rules.</param>
    /// <param name="matched">Those of them that match.</param>
    /// <param name="output">Receives findings and observations.</param>
    public void Detect(SecurityEvent securityEvent, EventFields fields, RoutedRules<RuleOutcome> shared, RoutedScratch matched, DetectionOutput output)
    {
        var scratch = _scratch.TryTake(out var used) ? used : new OverlayScratch(schema, guards, guardCount);
        scratch.Begin(securityEvent.Payload);
        foreach (var match in matched.Matches)
        {
            var outcome = shared.OutcomeOf(match);
            if (!changed.TryGetValue(outcome.RuleId, out var instead))
            {
                outcome.Tell(securityEvent, fields, matched.MatcherOf(match.Group), match.Rule, guards: null, output);
            }
            else if (instead.Outcome is not null && !scratch.IsExcepted(instead.Guard))
            {
                instead.Outcome.Tell(securityEvent, scratch.Fields, matched.MatcherOf(match.Group), match.Rule, scratch, output);
            }
        }

        if (own is not null)
        {
            DetectOwn(own, securityEvent, scratch, output);
        }

        _scratch.Add(scratch);
    }

    private static void DetectOwn(RoutedRules<RuleOutcome> own, SecurityEvent securityEvent, OverlayScratch scratch, DetectionOutput output)
    {
        var matched = own.Rent();
        own.Match(scratch.Fields, matched);
        foreach (var match in matched.Matches)
        {
            own.OutcomeOf(match).Tell(securityEvent, scratch.Fields, matched.MatcherOf(match.Group), match.Rule, scratch, output);
        }

        own.Return(matched);
    }
}
