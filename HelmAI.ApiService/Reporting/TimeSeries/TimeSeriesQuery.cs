using HelmAI.ApiService.Gateway.Queries;
using HelmAI.Core.Errors;
using HelmAI.Core.Rollups;

namespace HelmAI.ApiService.Reporting.TimeSeries;

/// <summary>The query by which series are chosen.</summary>
internal static class TimeSeriesQuery
{
    /// <summary>How many steps a series may have.</summary>
    public const int MaxSteps = 1_000;

    private const string DefaultStep = "1h";

    private static readonly TimeSpan DefaultSpan = TimeSpan.FromDays(1);

    /// <summary>The parameters.</summary>
    public static IReadOnlyList<QueryParameter> Parameters { get; } =
    [
        new("metric", QueryValueKind.Text, $"What is shown: {string.Join(", ", TimeSeriesMetric.All.Select(static metric => $"`{metric.Name}`"))}; `events` unless told."),
        .. ReportQuery.Range,
        new("step", QueryValueKind.Text,
            $"The size of a step: a multiple of 15 minutes below a day (`15m`, `6h`), or days or weeks of the time zone (`1d`, `1w`); `{DefaultStep}` unless told. At most {MaxSteps} steps."),
        new("group_by", QueryValueKind.Text, "One series for each: `type` or `severity` of events, `rule` or `severity` of alerts and their events, `name` or `kind` of activity."),
    ];

    /// <summary>Reads the query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="now">The time.</param>
    /// <returns>What is wanted; the last day unless told.</returns>
    /// <exception cref="ValidationException">A value is not what its parameter takes.</exception>
    public static TimeSeriesRequest Read(QueryReader query, DateTimeOffset now)
    {
        var metric = ReadMetric(query.Text("metric") ?? TimeSeriesMetric.All[0].Name);
        var step = query.Text("step") ?? DefaultStep;
        if (!StepSize.TryParse(step, out var size))
        {
            throw new ValidationException("The query parameter 'step' is not a multiple of 15 minutes below a day, 1d to 366d, or 1w to 52w.", "step");
        }

        var range = ReportQuery.Read(query, now, DefaultSpan, size, MaxSteps, new($"The range has more than {MaxSteps} of these steps.", "step"));
        return new(metric, range, step, ReadGrouping(metric, query.Text("group_by")));
    }

    private static TimeSeriesMetric ReadMetric(string name) => TimeSeriesMetric.All.FirstOrDefault(metric => metric.Name == name)
        ?? throw new ValidationException($"The query parameter 'metric' is not one of {string.Join(", ", TimeSeriesMetric.All.Select(static metric => metric.Name))}.", "metric");

    private static string? ReadGrouping(TimeSeriesMetric metric, string? grouping) => grouping is null || metric.Groupings.Contains(grouping, StringComparer.Ordinal)
        ? grouping
        : throw new ValidationException(
            metric.Groupings.Any()
                ? $"The query parameter 'group_by' is not one of {string.Join(", ", metric.Groupings)}, by which {metric.Name} can be grouped."
                : $"There is no 'group_by' for {metric.Name}.",
            "group_by");
}
