using System.Collections.Immutable;
using System.Diagnostics.Metrics;

namespace HelmAI.Analytics.Intelligence.Index;

/// <summary>What is measured of indicators.</summary>
internal sealed class IndicatorMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "HelmAI.Analytics.Indicators";

    private readonly Histogram<double> _loading;
    private readonly Counter<long> _hits;
    private readonly Counter<long> _suppressed;
    private (long Count, long Size) _inForce;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Makes the meter.</param>
    public IndicatorMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("helm.indicators", () => _inForce.Count, "{indicator}", "Indicators in force.");
        meter.CreateObservableGauge("helm.indicators.memory", () => _inForce.Size, "By", "Memory that the indicators in force occupy.");
        _loading = meter.CreateHistogram<double>("helm.indicators.load.duration", "s", "Time to read a source of indicators and build its index.");
        _hits = meter.CreateCounter<long>("helm.indicators.matches", "{match}", "Observables of events that met an indicator.");
        _suppressed = meter.CreateCounter<long>("helm.indicators.matches.suppressed", "{match}", "Matches that are on an allow list.");
    }

    /// <summary>Records what is in force.</summary>
    /// <param name="layers">The sets.</param>
    /// <param name="elapsed">How long reading took.</param>
    public void Record(ImmutableArray<IndicatorSet> layers, TimeSpan elapsed)
    {
        _inForce = (layers.Sum(static one => (long)one.Count), layers.Sum(static one => one.Size));
        _loading.Record(elapsed.TotalSeconds);
    }

    /// <summary>Counts a match.</summary>
    /// <param name="isSuppressed">Whether it is on an allow list.</param>
    public void CountMatch(bool isSuppressed)
    {
        _hits.Add(1);
        if (isSuppressed)
        {
            _suppressed.Add(1);
        }
    }
}
