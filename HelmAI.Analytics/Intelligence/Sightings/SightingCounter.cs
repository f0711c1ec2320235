using System.Text.RegularExpressions;
using HelmAI.Core.Events;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.Intelligence.Sightings;

/// <summary>
/// Counts which indicators were seen in events whose results are stored. It gathers in memory what <see cref="SightingWriter"/> writes every so
/// often: where a process is killed, its last second of counts is lost, and never an event or an alert.
/// </summary>
internal sealed partial class SightingCounter
{
    // Of so many different ones at once the rest is not counted: memory is bounded, whatever the store does.
    private const int MaxGathered = 50_000;

    private readonly Lock _gate = new();
    private Dictionary<(string Tenant, Guid Indicator), IndicatorSighting> _gathered = [];

    /// <summary>Counts.</summary>
    /// <param name="events">The events of a batch.</param>
    /// <param name="results">Their results as they were stored.</param>
    public void Record(IReadOnlyList<SecurityEvent> events, IReadOnlyList<AnalysisResult> results)
    {
        if (!results.Any(static result => result.Assessment.Findings.Count > 0))
        {
            return;
        }

        var times = events.ToDictionary(static one => one.Id, static one => one.Timestamp);
        foreach (var assessment in results.Select(static result => result.Assessment))
        {
            var seen = assessment.Findings.Where(static finding => finding.SuppressedBy is null).SelectMany(IndicatorsOf).Distinct();
            foreach (var indicator in seen)
            {
                Add(assessment.TenantId, indicator, times.GetValueOrDefault(assessment.EventId, assessment.AnalyzedAt));
            }
        }
    }

    /// <summary>Takes what was gathered.</summary>
    /// <returns>The sightings.</returns>
    public IReadOnlyCollection<IndicatorSighting> Take()
    {
        lock (_gate)
        {
            var gathered = _gathered;
            _gathered = gathered.Count == 0 ? gathered : [];
            return gathered.Count == 0 ? [] : gathered.Values;
        }
    }

    /// <summary>Gives back what could not be written.</summary>
    /// <param name="sightings">The sightings.</param>
    public void Return(IEnumerable<IndicatorSighting> sightings)
    {
        foreach (var one in sightings)
        {
            Add(one);
        }
    }

    /// <summary>The indicators that a finding names, by rule and evidence.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>Their UUIDs.</returns>
    internal static IEnumerable<Guid> IndicatorsOf(Finding finding) =>
        finding.RuleId.StartsWith("indicator:", StringComparison.Ordinal)
            ? finding.Evidence.Select(static one => one.Selection ?? string.Empty).Prepend(finding.RuleId)
                .Select(static text => StixId.Match(text)).Where(static match => match.Success).Select(static match => Guid.Parse(match.Groups["id"].ValueSpan))
            : [];

    [GeneratedRegex("indicator--(?<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$", RegexOptions.ExplicitCapture | RegexOptions.RightToLeft | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex StixId { get; }

    private void Add(string tenantId, Guid indicator, DateTimeOffset at) => Add(new(tenantId, indicator, at, at, 1));

    private void Add(IndicatorSighting one)
    {
        lock (_gate)
        {
            var key = (one.TenantId, one.IndicatorId);
            if (_gathered.TryGetValue(key, out var known))
            {
                _gathered[key] = known with
                {
                    FirstSeen = known.FirstSeen < one.FirstSeen ? known.FirstSeen : one.FirstSeen,
                    LastSeen = known.LastSeen > one.LastSeen ? known.LastSeen : one.LastSeen,
                    Count = known.Count + one.Count,
                };
            }
            else if (_gathered.Count < MaxGathered)
            {
                _gathered.Add(key, one);
            }
        }
    }
}
