using HelmAI.Analytics.Detection;
using HelmAI.Core.Events;

namespace HelmAI.Tests.Analytics.Sigma;

/// <summary>Sends events through detectors and correlators as a worker does, keeping the states between batches.</summary>
/// <param name="engine">The engine.</param>
/// <param name="tenant">Whose events they are.</param>
internal sealed class CorrelationRun(DetectionEngine engine, string tenant = "test")
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<(string Rule, string Group), ReadOnlyMemory<byte>> _states = [];

    /// <summary>What the correlators remember, in bytes.</summary>
    public int Remembered => _states.Values.Sum(static state => state.Length);

    /// <summary>Sends a batch.</summary>
    /// <param name="events">Seconds from the start, and the event.</param>
    /// <returns>The rules of the findings, of detectors first.</returns>
    public string Send(params IEnumerable<(int Second, string Json)> events) => string.Join(',', Findings(events).Select(static finding => finding.RuleId));

    /// <summary>Sends a batch.</summary>
    /// <param name="events">Seconds from the start, and the event.</param>
    /// <returns>The findings, of detectors first.</returns>
    public IReadOnlyList<Finding> Findings(params IEnumerable<(int Second, string Json)> events)
    {
        var findings = new List<Finding>();
        var waiting = new List<Observation>();
        var session = engine.CreateSession();
        foreach (var (second, json) in events)
        {
            var output = session.Detect(SigmaRules.Event(json, Start.AddSeconds(second)) with { TenantId = tenant });
            findings.AddRange(output.Findings);
            waiting.AddRange(output.Observations);
        }

        foreach (var correlator in session.CorrelatorsOf(tenant))
        {
            foreach (var group in waiting.Where(seen => seen.RuleId == correlator.RuleId).GroupBy(static seen => seen.Group, StringComparer.Ordinal).ToList())
            {
                var key = (correlator.RuleId, group.Key);
                var step = correlator.Fold(_states.GetValueOrDefault(key), [.. group.OrderBy(static seen => seen.Timestamp)]);
                _states[key] = step.State;
                findings.AddRange(step.Findings.Select(static found => found.Finding));
                waiting.AddRange(step.Observations);
            }
        }

        return findings;
    }
}
