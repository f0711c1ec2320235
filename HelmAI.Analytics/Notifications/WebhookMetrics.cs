using System.Diagnostics.Metrics;
using HelmAI.Analytics.Processing;
using HelmAI.Core.Webhooks;

namespace HelmAI.Analytics.Notifications;

/// <summary>What the sending of webhooks measures.</summary>
internal sealed class WebhookMetrics
{
    private readonly Counter<long> _deliveries;
    private readonly Histogram<double> _duration;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Makes the meter.</param>
    public WebhookMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(AnalysisMetrics.MeterName);
        _deliveries = meter.CreateCounter<long>("helm.webhook.deliveries", "{attempt}", "Attempts to deliver, by outcome: delivered, retried or failed.");
        _duration = meter.CreateHistogram(
            "helm.webhook.attempt.duration",
            unit: "s",
            description: "One attempt to deliver, from the connection to the answer.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });
    }

    /// <summary>Counts an attempt.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="outcome">What follows from it.</param>
    public void Record(DeliveryAttempt attempt, DeliveryOutcome outcome)
    {
        var tag = new KeyValuePair<string, object?>("outcome", NameOf(outcome.State));
        _deliveries.Add(1, tag);
        _duration.Record(attempt.Duration.TotalSeconds, tag);
    }

    private static string NameOf(DeliveryState state) => state switch
    {
        DeliveryState.Delivered => "delivered",
        DeliveryState.Failed => "failed",
        _ => "retried",
    };
}
