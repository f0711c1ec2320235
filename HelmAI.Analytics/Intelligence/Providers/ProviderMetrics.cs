using System.Diagnostics.Metrics;
using HelmAI.Analytics.Processing;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>What providers answer, and how fast, as metrics.</summary>
internal sealed class ProviderMetrics
{
    // From an answer of the same network to three tries of the usual patience, and beyond.
    private static readonly InstrumentAdvice<double> Buckets = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 6, 15, 60] };

    private readonly Counter<long> _answers;
    private readonly Histogram<double> _duration;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Makes the meter.</param>
    public ProviderMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(AnalysisMetrics.MeterName);
        _answers = meter.CreateCounter<long>("helm.provider.answers", "{answer}", "Answers of threat intelligence providers, by provider and outcome: a verdict, or failed.");
        _duration = meter.CreateHistogram("helm.provider.duration", "s", "How long providers took, all tries together.", tags: null, Buckets);
    }

    /// <summary>Counts an answer.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="verdict">What it thinks.</param>
    public void Answered(string provider, Verdict verdict) => Count(provider, verdict switch
    {
        Verdict.Malicious => "malicious",
        Verdict.Suspicious => "suspicious",
        Verdict.Clean => "clean",
        _ => "unknown",
    });

    /// <summary>Counts a failure.</summary>
    /// <param name="provider">The provider's name.</param>
    public void Failed(string provider) => Count(provider, "failed");

    /// <summary>Records how long a provider took.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="time">The time.</param>
    public void Took(string provider, TimeSpan time) => _duration.Record(time.TotalSeconds, new KeyValuePair<string, object?>("provider", provider));

    private void Count(string provider, string outcome) =>
        _answers.Add(1, new KeyValuePair<string, object?>("provider", provider), new KeyValuePair<string, object?>("outcome", outcome));
}
