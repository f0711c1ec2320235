using System.Diagnostics.Metrics;

namespace HelmAI.Analytics.RuleSets;

/// <summary>What the rule sets measure of themselves.</summary>
internal sealed class RuleSetMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "HelmAI.Analytics.RuleSets";

    private readonly Counter<long> _reloads;
    private readonly Histogram<double> _duration;
    private RuleSnapshot? _current;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Makes the meter.</param>
    public RuleSetMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _reloads = meter.CreateCounter<long>("helm.rules.reloads", description: "Changes of rules that came into force, or were refused, by result.");
        _duration = meter.CreateHistogram(
            "helm.rules.reload.duration",
            unit: "s",
            description: "Reading and compiling changed rules.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
        meter.CreateObservableGauge("helm.rules.shared", () => _current?.Base.Entries.Count ?? 0, description: "Shared rules, correlations and filters in force.");
        meter.CreateObservableGauge("helm.rules.overlays", () => _current?.Tenants.Count ?? 0, description: "Tenants with rules, exceptions or switches of their own.");
        meter.CreateObservableGauge("helm.rules.faults", () => _current?.Faults.Count ?? 0, description: "Rule sets whose latest change could not come into force.");
    }

    /// <summary>Takes note of what came into force.</summary>
    /// <param name="snapshot">It.</param>
    /// <param name="refused">How many rule sets stayed as they were.</param>
    /// <param name="elapsed">How long it took.</param>
    public void Record(RuleSnapshot snapshot, int refused, TimeSpan elapsed)
    {
        _current = snapshot;
        _duration.Record(elapsed.TotalSeconds);
        _reloads.Add(1, new KeyValuePair<string, object?>("result", refused == 0 ? "applied" : "refused"));
    }
}
