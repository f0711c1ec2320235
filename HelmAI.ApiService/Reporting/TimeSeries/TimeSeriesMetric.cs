using HelmAI.ApiService.Activity;
using HelmAI.Core.Activity;
using HelmAI.Core.Events;
using HelmAI.Core.Rollups;

namespace HelmAI.ApiService.Reporting.TimeSeries;

/// <summary>What a series can show.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Measure">The roll-up it comes from.</param>
internal sealed record TimeSeriesMetric(string Name, RollupMeasure Measure)
{
    /// <summary>Every metric.</summary>
    public static IReadOnlyList<TimeSeriesMetric> All { get; } =
    [
        new("events", RollupMeasure.Events) { ByName = "type", ByPart = "severity", PartName = SeverityName },
        new("alerts", RollupMeasure.Alerts) { ByName = "rule", ByPart = "severity", PartName = SeverityName },
        new("alert_events", RollupMeasure.Alerts) { ByName = "rule", ByPart = "severity", PartName = SeverityName, Count = static sum => sum.Total },
        new("risk", RollupMeasure.Risk),
        new("activity", RollupMeasure.Activities) { ByName = "name", ByPart = "kind", PartName = static kind => ActivityKindNames.Of((ActivityKind)kind) },
        new("users", RollupMeasure.Users),
    ];

    /// <summary>What <c>group_by</c> calls the figures' names; <see langword="null"/> where it can't be by name.</summary>
    public string? ByName { get; private init; }

    /// <summary>What <c>group_by</c> calls the figures' parts; <see langword="null"/> where it can't be by part.</summary>
    public string? ByPart { get; private init; }

    /// <summary>Names a part; <see langword="null"/> where the sender did not say which.</summary>
    public Func<int, string?> PartName { get; private init; } = static _ => null;

    /// <summary>What of the figures is shown.</summary>
    public Func<RollupSum, long> Count { get; private init; } = static sum => sum.Items;

    /// <summary>What <c>group_by</c> may be.</summary>
    public IEnumerable<string> Groupings => new[] { ByName, ByPart }.OfType<string>();

    private static string? SeverityName(int severity) => severity < 0 ? null : ((Severity)severity).ToName();
}
