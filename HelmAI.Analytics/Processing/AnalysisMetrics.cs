using System.Diagnostics.Metrics;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.Processing;

/// <summary>What the analysis measures of itself.</summary>
internal sealed class AnalysisMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "HelmAI.Analytics";

    private readonly Counter<long> _events;
    private readonly Counter<long> _findings;
    private readonly Counter<long> _alerts;
    private readonly Counter<long> _suppressed;
    private readonly UpDownCounter<long> _lostThreads;
    private readonly Histogram<double> _duration;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Makes the meter.</param>
    public AnalysisMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _events = meter.CreateCounter<long>("helm.events.analyzed", description: "Events whose analysis has ended, by status.");
        _findings = meter.CreateCounter<long>("helm.findings", description: "Findings, by severity.");
        _alerts = meter.CreateCounter<long>("helm.alerts.raised", description: "Alerts raised or added to, by severity.");
        _suppressed = meter.CreateCounter<long>("helm.alerts.suppressed", description: "Findings that a suppression kept from raising an alert or adding to one, by severity.");
        _lostThreads = meter.CreateUpDownCounter<long>("helm.analysis.lost_threads", "{thread}", "Threads that hang in the detection of an event that was failed for it.");
        _duration = meter.CreateHistogram(
            "helm.analysis.duration",
            unit: "s",
            description: "Detection and scoring of one event.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.000_01, 0.000_05, 0.000_1, 0.000_5, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5] });
    }

    /// <summary>Counts threads that detection does not give back.</summary>
    /// <param name="change">1 when one is lost, -1 when it comes back.</param>
    public void AddLostThread(int change) => _lostThreads.Add(change);

    /// <summary>Counts a batch whose results are stored.</summary>
    /// <param name="results">The results.</param>
    public void Record(IReadOnlyList<AnalysisResult> results)
    {
        foreach (var result in results)
        {
            var assessment = result.Assessment;
            _events.Add(1, new KeyValuePair<string, object?>("status", assessment.Status == EventStatus.Processed ? "processed" : "failed"));
            _duration.Record(assessment.ProcessingTime.TotalSeconds);
            foreach (var finding in assessment.Findings)
            {
                var severity = new KeyValuePair<string, object?>("severity", finding.Severity.ToName());
                _findings.Add(1, severity);
                if (finding.SuppressedBy is not null)
                {
                    _suppressed.Add(1, severity);
                }
            }

            foreach (var alert in result.Alerts)
            {
                _alerts.Add(1, new KeyValuePair<string, object?>("severity", alert.Severity.ToName()));
            }
        }
    }
}
