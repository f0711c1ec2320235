using System.Collections.Concurrent;
using HelmAI.Analytics.Detection.Sigma.Engine;
using HelmAI.Analytics.Detection.Sigma.Routing;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection.Sigma;

/// <summary>Matches events against the rules for their log sources.</summary>
/// <param name="groups">The rules, by log source.</param>
/// <param name="router">Tells an event's log sources.</param>
/// <param name="correlators">The correlations.</param>
internal sealed class SigmaDetector(RuleGroup[] groups, LogSourceRouter router, IReadOnlyList<ICorrelator> correlators) : IDetector
{
    // The bag gives a thread what it put back itself, where it can.
    private readonly ConcurrentBag<SigmaScratch> _scratch = [];

    /// <inheritdoc/>
    public IReadOnlyList<ICorrelator> Correlators => correlators;

    /// <inheritdoc/>
    public void Detect(SecurityEvent securityEvent, EventFields fields, DetectionOutput output)
    {
        var scratch = _scratch.TryTake(out var used) ? used : new SigmaScratch(groups, router);
        Detect(securityEvent, fields, scratch, output);
        _scratch.Add(scratch);
    }

    private void Detect(SecurityEvent securityEvent, EventFields fields, SigmaScratch scratch, DetectionOutput output)
    {
        scratch.Routes.Clear();
        router.Find(fields, scratch.Sources, scratch.Matches, scratch.Routes);
        foreach (var route in scratch.Routes)
        {
            var matcher = scratch.MatcherOf(route.Group);
            scratch.Matches.Clear();
            matcher.Match(fields, route.Slots, scratch.Matches);
            foreach (var match in scratch.Matches)
            {
                groups[route.Group].Rules[match].Tell(securityEvent, fields, matcher, match, output);
            }
        }
    }
}
