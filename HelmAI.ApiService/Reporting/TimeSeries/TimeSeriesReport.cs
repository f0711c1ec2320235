using HelmAI.Core.Rollups;
using HelmAI.Core.Storage;

namespace HelmAI.ApiService.Reporting.TimeSeries;

/// <summary>Makes time series from roll-ups.</summary>
/// <param name="rollups">The roll-ups.</param>
internal sealed class TimeSeriesReport(IRollupStore rollups)
{
    /// <summary>How many groups have a series of their own; all others are one.</summary>
    public const int MaxGroups = 20;

    /// <summary>Makes the series.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="asked">Which series.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The series.</returns>
    public async Task<TimeSeriesResponse> MakeAsync(string tenantId, TimeSeriesRequest asked, CancellationToken cancellationToken)
    {
        var (metric, range) = (asked.Metric, asked.Range);
        return new()
        {
            Metric = metric.Name,
            From = range.From,
            To = range.To,
            Step = asked.Step,
            Tz = range.Zone,
            GroupBy = asked.GroupBy,
            QuantileResolution = metric.Measure == RollupMeasure.Risk ? RiskHistogram.Resolution : null,
            Times = [.. range.Steps.Starts.Select(range.Calendar.ToLocal)],
            Series = metric.Measure switch
            {
                RollupMeasure.Risk => ToSeries(range.Steps, await rollups.SumRiskAsync(tenantId, range.Steps, cancellationToken)),
                RollupMeasure.Users => [ToSeries(metric.Name, range.Steps, (await rollups.CountUsersAsync(tenantId, range.Steps, cancellationToken)).Select(static users => (users.Step, users.Users)))],
                _ => await SumAsync(tenantId, asked, cancellationToken),
            },
        };
    }

    private static List<SeriesResponse> ToSeries(TimeSteps steps, IReadOnlyList<RiskSum> sums)
    {
        SeriesResponse Of(string name, Func<RiskSum, double> value, double? nothing = null)
        {
            var values = Enumerable.Repeat(nothing, steps.Starts.Count).ToArray();
            foreach (var sum in sums)
            {
                values[sum.Step] = value(sum);
            }

            return new() { Name = name, Values = values };
        }

        return
        [
            Of("events", static risk => risk.Events, nothing: 0),
            Of("mean", static risk => risk.Mean),
            Of("p50", static risk => risk.Median),
            Of("p95", static risk => risk.P95),
            Of("max", static risk => risk.Max),
        ];
    }

    private static SeriesResponse ToSeries(string? name, TimeSteps steps, IEnumerable<(int Step, long Count)> counts)
    {
        var values = new double?[steps.Starts.Count];
        Array.Fill(values, 0);
        foreach (var (step, count) in counts)
        {
            values[step] = count;
        }

        return new() { Name = name, Values = values };
    }

    private async Task<IReadOnlyList<SeriesResponse>> SumAsync(string tenantId, TimeSeriesRequest asked, CancellationToken cancellationToken)
    {
        var (metric, steps) = (asked.Metric, asked.Range.Steps);
        if (asked.GroupBy is null)
        {
            var sums = await rollups.SumAsync(tenantId, metric.Measure, steps, RollupGroups.None, cancellationToken);
            return [ToSeries(metric.Name, steps, Count(metric, sums))];
        }

        var names = asked.GroupBy == metric.ByName ? await rollups.ListNamesAsync(tenantId, metric.Measure, steps, MaxGroups, cancellationToken) : null;
        var groups = names is null ? RollupGroups.Parts : RollupGroups.Of(names);
        var grouped = (await rollups.SumAsync(tenantId, metric.Measure, steps, groups, cancellationToken)).ToLookup(static sum => (sum.Name, sum.Part));
        return
        [
            .. grouped
                .OrderBy(group => names is not null && group.Key.Name is null)
                .ThenByDescending(group => group.Sum(metric.Count))
                .ThenBy(static group => group.Key.Name, StringComparer.Ordinal)
                .ThenByDescending(static group => group.Key.Part)
                .Select(group => names is null
                    ? ToSeries(metric.PartName(group.Key.Part!.Value), steps, Count(metric, group))
                    : group.Key.Name is { } name ? ToSeries(name.Length > 0 ? name : null, steps, Count(metric, group)) : ToSeries("other", steps, Count(metric, group)) with { IsRest = true }),
        ];
    }

    private static IEnumerable<(int Step, long Count)> Count(TimeSeriesMetric metric, IEnumerable<RollupSum> sums) => sums.Select(sum => (sum.Step, metric.Count(sum)));
}
