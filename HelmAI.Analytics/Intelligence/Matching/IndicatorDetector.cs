using System.Text;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Intelligence.AllowLists;
using HelmAI.Analytics.Intelligence.Extraction;
using HelmAI.Analytics.Intelligence.Index;
using HelmAI.Core.Events;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Matching;

/// <summary>
/// Looks every observable of an event up, in the indicators that all tenants share and in the tenant's own. An event without a match
/// costs no allocation.
/// </summary>
/// <param name="extractor">Finds the observables.</param>
/// <param name="indicators">The indicators in force.</param>
/// <param name="allowLists">The allow lists in force.</param>
/// <param name="metrics">Counts matches.</param>
internal sealed class IndicatorDetector(ObservableExtractor extractor, LiveIndicators indicators, LiveAllowLists allowLists, IndicatorMetrics metrics) : IDetector
{
    [ThreadStatic]
    private static EventObservables? s_observables;

    /// <inheritdoc/>
    public void Detect(SecurityEvent securityEvent, EventFields fields, DetectionOutput output)
    {
        var layers = indicators.Layers;
        var observables = s_observables ??= new EventObservables();
        extractor.Extract(fields, observables);
        List<Finding>? findings = null;
        for (var i = 0; i < observables.Count; i++)
        {
            var matches = default(IndicatorMatches?);
            foreach (var layer in layers)
            {
                Find(layer.Shared, securityEvent, observables, i, ref matches);
                if (layer.Tenants.Count > 0 && layer.Tenants.TryGetValue(securityEvent.TenantId, out var own))
                {
                    Find(own, securityEvent, observables, i, ref matches);
                }
            }

            if (matches is not null)
            {
                IndicatorFinding.Merge(findings ??= [], Describe(matches, fields));
            }
        }

        foreach (var finding in findings ?? [])
        {
            metrics.CountMatch(finding.SuppressedBy is not null);
            output.Add(finding);
        }
    }

    private static void Find(IndicatorIndex index, SecurityEvent securityEvent, EventObservables observables, int i, ref IndicatorMatches? matches)
    {
        var at = securityEvent.ReceivedAt;
        if (!index.TryFind(observables.TypeAt(i), observables.ValueAt(i), at, out var hit))
        {
            return;
        }

        matches ??= new IndicatorMatches(new Observable(observables.TypeAt(i), Encoding.UTF8.GetString(observables.ValueAt(i))), observables.SeenIn(i));
        var value = index.ValueOf(hit);
        for (var indicator = hit.Indicator; indicator != IndicatorIndex.None; indicator = index.Next(indicator, at))
        {
            matches.Add(new IndicatorMatch(index.IdOf(indicator) ?? value, value, index.DetailsOf(indicator)));
        }
    }

    private Finding Describe(IndicatorMatches matches, EventFields fields)
    {
        var lists = allowLists.Current;
        var suppressedBy = lists.Find(matches.Observable);
        foreach (var match in matches.All)
        {
            suppressedBy ??= lists.Find(match.ObservableOf(matches.Observable.Type));
        }

        var seen = fields.At(matches.SeenIn);
        return IndicatorFinding.Of(matches, fields.PathOf(seen), EvidenceText.Of(seen)) with { SuppressedBy = suppressedBy };
    }
}
