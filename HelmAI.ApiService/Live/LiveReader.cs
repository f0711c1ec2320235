using HelmAI.ApiService.Events.BackPressure;
using HelmAI.Core.Events;
using HelmAI.Core.Live;

namespace HelmAI.ApiService.Live;

/// <summary>Reads live figures, as they are answered. Nothing is looked up in the store.</summary>
/// <param name="live">The counts.</param>
/// <param name="backlog">Measures the queue every second.</param>
internal sealed class LiveReader(ILiveMetrics live, BacklogGauge backlog)
{
    /// <summary>Reads a tenant's figures.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="top">How many types, rules and features to name at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The figures.</returns>
    public async Task<LiveMetricsResponse> ReadAsync(string tenantId, int top, CancellationToken cancellationToken)
    {
        var reading = await live.ReadAsync(tenantId, cancellationToken);
        var counts = reading.Counts;
        return new()
        {
            Timestamp = reading.Span.Now,
            WindowStart = reading.Span.Start,
            Partial = reading.IsPartial,
            ActiveUsers = reading.ActiveUsers,
            ActiveUsersError = UserSketch.StandardError,
            Events = new()
            {
                Count = counts[LiveMetric.Events],
                Failed = counts[LiveMetric.FailedEvents],
                PerSecond = Rate(reading, LiveMetric.Events),
                BySeverity = BySeverity(counts, LiveMetric.EventSeverity, [.. SeverityNames.All, LiveRecording.NoSeverity]),
                ByType = [.. counts.Top(LiveMetric.EventType, top).Select(static type => new LiveEventType(type.Key, type.Value))],
            },
            Alerts = new()
            {
                Count = counts[LiveMetric.Alerts],
                PerSecond = Rate(reading, LiveMetric.Alerts),
                BySeverity = BySeverity(counts, LiveMetric.AlertSeverity, SeverityNames.All),
                ByRule = [.. counts.Top(LiveMetric.AlertRule, top).Select(static rule => new LiveAlertRule(rule.Key, rule.Value))],
            },
            Activity = new() { Count = counts[LiveMetric.Activities], PerSecond = Rate(reading, LiveMetric.Activities) },
            FeatureUsage = [.. counts.Top(LiveMetric.Feature, top).Select(static feature => new LiveFeature(feature.Key, feature.Value))],
            AiInteractions = new()
            {
                Count = counts[LiveMetric.Interactions],
                AverageResponseTime = counts[LiveMetric.TimedInteractions] is > 0 and var timed ? counts[LiveMetric.InteractionMicroseconds] / 1e6 / timed : null,
                ByType = [.. counts.Top(LiveMetric.InteractionType, top).Select(static type => new LiveInteractionType(type.Key, type.Value))],
            },
            System = new()
            {
                Backlog = backlog.Waiting,
                ProcessingTimeMsP50 = Milliseconds(counts, LiveMetric.ProcessingTime, 0.5),
                ProcessingTimeMsP95 = Milliseconds(counts, LiveMetric.ProcessingTime, 0.95),
                TimeToResultMsP50 = Milliseconds(counts, LiveMetric.TimeToResult, 0.5),
                TimeToResultMsP95 = Milliseconds(counts, LiveMetric.TimeToResult, 0.95),
            },
        };
    }

    private static double Rate(LiveReading reading, LiveMetric metric) => Math.Round(reading.Recent[metric] / reading.Span.RateSeconds, 3);

    private static Dictionary<string, long> BySeverity(LiveCounts counts, LiveMetric metric, IEnumerable<string> names) =>
        names.ToDictionary(static name => name, name => counts[metric, name], StringComparer.Ordinal);

    // Three significant digits are more than the bins are good for.
    private static double? Milliseconds(LiveCounts counts, LiveMetric metric, double quantile) =>
        LogBins.Quantile(counts, metric, quantile) is { } duration ? Math.Round(duration.TotalMilliseconds, 3) : null;
}
