using System.Diagnostics.Metrics;
using System.Text.Json;
using HelmAI.Analytics.Processing;
using HelmAI.Core.Intelligence.Feeds;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>What feeds bring, as metrics.</summary>
internal sealed class FeedMetrics
{
    private readonly Counter<long> _polls;
    private readonly Counter<long> _items;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Makes the meter.</param>
    public FeedMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(AnalysisMetrics.MeterName);
        _polls = meter.CreateCounter<long>("helm.feed.polls", "{poll}", "Polls of feeds, by kind and outcome.");
        _items = meter.CreateCounter<long>("helm.feed.items", "{item}", "Items of feeds that were imported or rejected, by kind and outcome.");
    }

    /// <summary>Counts a poll.</summary>
    /// <param name="kind">The feed's kind.</param>
    /// <param name="succeeded">Whether it came to its end.</param>
    public void Polled(FeedKind kind, bool succeeded) => _polls.Add(1, Kind(kind), new KeyValuePair<string, object?>("outcome", succeeded ? "succeeded" : "failed"));

    /// <summary>Counts items.</summary>
    /// <param name="kind">The feed's kind.</param>
    /// <param name="imported">How many were new or newer.</param>
    /// <param name="rejected">How many could not be read.</param>
    public void Imported(FeedKind kind, long imported, long rejected)
    {
        _items.Add(imported, Kind(kind), new KeyValuePair<string, object?>("outcome", "imported"));
        _items.Add(rejected, Kind(kind), new KeyValuePair<string, object?>("outcome", "rejected"));
    }

    private static KeyValuePair<string, object?> Kind(FeedKind kind) => new("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()));
}
