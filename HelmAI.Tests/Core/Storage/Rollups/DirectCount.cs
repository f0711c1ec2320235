using HelmAI.ApiService.Reporting;
using HelmAI.ApiService.Reporting.BusinessIntelligence;
using HelmAI.ApiService.Reporting.TimeSeries;
using HelmAI.Core.Activity;
using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Core.Rollups;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Core.Storage.Rollups;

/// <summary>The answers of the reports beside what a plain count of all rows gives, by the date and time of each.</summary>
internal static class DirectCount
{
    /// <summary>Compares.</summary>
    public static async Task CheckAsync(TestStore store, RollupHistory history)
    {
        await CheckBusinessAsync(store, history);
        foreach (var size in new[] { "30m", "6h", "1d", "1w" })
        {
            await CheckSeriesAsync(store, history, size);
        }
    }

    private static async Task CheckBusinessAsync(TestStore store, RollupHistory history)
    {
        var range = Range(history, "1d");
        var answer = await new BusinessReport(store.Get<IRollupStore>()).MakeAsync(Some.Tenant, range, default);
        var rows = history.Activities
            .Where(activity => activity.TenantId == Some.Tenant && activity.OccurredAt >= range.From && activity.OccurredAt < range.To)
            .Select(activity => (Activity: activity, Local: TimeZoneInfo.ConvertTime(activity.OccurredAt, history.Zone)))
            .ToList();
        var users = rows.Select(static row => row.Activity.UserId).Distinct().Count();

        Assert.Equal(users, answer.ActiveUsers);
        Assert.Equal(
            rows.GroupBy(static row => DateOnly.FromDateTime(row.Local.DateTime)).Select(static day => new DailyUsers(day.Key, day.DistinctBy(static row => row.Activity.UserId).Count())).OrderBy(static day => day.Date),
            answer.DailyActiveUsers.Where(static day => day.Users > 0));
        Assert.Equal(
            rows.Where(static row => row.Activity.Kind == ActivityKind.Feature)
                .GroupBy(static row => row.Activity.Name)
                .Select(group => (Users: group.DistinctBy(static row => row.Activity.UserId).Count(), group.Key))
                .OrderByDescending(static group => group.Users).ThenBy(static group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, (long)group.Users, (double)group.Users / users)),
            answer.FeatureAdoption.Select(static feature => (feature.FeatureName, feature.Users, feature.Adoption)));
        Assert.All(answer.FeatureAdoption, feature => AssertNear(
            rows.Where(row => row.Activity.Kind == ActivityKind.Feature && row.Activity.Name == feature.FeatureName).Average(static row => Math.Min(row.Activity.SessionDuration!.Value, 86_400)),
            feature.MeanSessionDuration));
        var scores = rows.Where(static row => row.Activity.SatisfactionScore is not null).Select(static row => row.Activity.SatisfactionScore!.Value).ToList();
        Assert.Equal(scores.Count, answer.Satisfaction.Count);
        AssertNear(scores.Count == 0 ? null : scores.Average(), answer.Satisfaction.Mean);
        Assert.Equal(Enumerable.Range(1, 5).Select(score => (long)scores.Count(given => Math.Round(given, MidpointRounding.AwayFromZero) == score)), answer.Satisfaction.Distribution);
        var times = rows.Where(static row => row.Activity.ResponseTime is not null).Select(static row => row.Activity.ResponseTime!.Value).ToList();
        Assert.Equal(rows.Count(static row => row.Activity.Kind == ActivityKind.Interaction), answer.AiInteractions.Count);
        AssertNear(times.Count == 0 ? null : times.Average(), answer.AiInteractions.MeanResponseTime, 1e-6);
        AssertNear(times.Count == 0 ? null : times.Max(), answer.AiInteractions.MaxResponseTime, 1e-6);
        Assert.Equal(Enumerable.Range(0, 24).Select(hour => (long)rows.Count(row => row.Local.Hour == hour)), answer.ActivityByHour);
        Assert.All(answer.ActivityByWeekday, day => Assert.Equal(rows.Count(row => row.Local.DayOfWeek.ToString().Equals(day.Weekday, StringComparison.OrdinalIgnoreCase)), day.Activities));
    }

    private static async Task CheckSeriesAsync(TestStore store, RollupHistory history, string size)
    {
        var report = new TimeSeriesReport(store.Get<IRollupStore>());
        var range = Range(history, size);
        async Task CheckAsync<T>(string metric, string? groupBy, IEnumerable<T> rows, Func<T, DateTimeOffset> time, Func<T, string?> name, Func<T, long>? count = null)
        {
            var answer = await report.MakeAsync(Some.Tenant, new(TimeSeriesMetric.All.Single(item => item.Name == metric), range, size, groupBy), default);
            var expected = rows.Where(row => time(row) >= range.From && time(row) < range.To).ToLookup(row => groupBy is null ? metric : name(row));
            Assert.Equal(groupBy is null ? [metric] : expected.Select(static group => group.Key).Order(StringComparer.Ordinal), answer.Series.Select(static series => series.Name).Order(StringComparer.Ordinal));
            Assert.All(answer.Series, series => Assert.Equal(
                Steps(range).Select(step => (double?)expected[series.Name].Where(row => IsIn(step, time(row))).Sum(count ?? (static _ => 1))), series.Values));
        }

        var events = history.Analysed.Where(static item => item.Event.TenantId == Some.Tenant).ToList();
        var activities = history.Activities.Where(static activity => activity.TenantId == Some.Tenant).ToList();
        var alerts = (await store.Alerts.ListAsync(new() { TenantId = Some.Tenant }, new(PageRequest.MaxLimit), default)).Items;
        await CheckAsync("events", null, events, static item => item.Event.Timestamp, static _ => null);
        await CheckAsync("events", "type", events, static item => item.Event.Timestamp, static item => item.Event.EventType);
        await CheckAsync("events", "severity", events, static item => item.Event.Timestamp, static item => item.Event.Severity?.ToName());
        await CheckAsync("alerts", "rule", alerts, static alert => alert.CreatedAt, static alert => alert.RuleId);
        await CheckAsync("alerts", "severity", alerts, static alert => alert.CreatedAt, static alert => alert.Severity.ToName());
        await CheckAsync("alert_events", "rule", alerts, static alert => alert.CreatedAt, static alert => alert.RuleId, static alert => alert.EventCount);
        await CheckAsync("activity", "name", activities, static activity => activity.OccurredAt, static activity => activity.Name);
        await CheckAsync("activity", "kind", activities, static activity => activity.OccurredAt, static activity => activity.Kind.ToString().ToLowerInvariant());

        var users = await report.MakeAsync(Some.Tenant, new(TimeSeriesMetric.All.Single(static item => item.Name == "users"), range, size, null), default);
        Assert.Equal(
            Steps(range).Select(step => (double?)activities.Where(activity => IsIn(step, activity.OccurredAt)).DistinctBy(static activity => activity.UserId).Count()),
            Assert.Single(users.Series).Values);
        await CheckRiskAsync(report, range, size, [.. events.Where(static item => item.Assessment.Status == EventStatus.Processed)]);
    }

    private static async Task CheckRiskAsync(TimeSeriesReport report, ReportRange range, string size, List<(SecurityEvent Event, Assessment Assessment)> events)
    {
        var answer = await report.MakeAsync(Some.Tenant, new(TimeSeriesMetric.All.Single(static item => item.Name == "risk"), range, size, null), default);
        Assert.Equal(RiskHistogram.Resolution, answer.QuantileResolution);
        var series = answer.Series.ToDictionary(static one => one.Name!, static one => one.Values);
        foreach (var (i, step) in Steps(range).Index())
        {
            var scores = events.Where(item => IsIn(step, item.Event.Timestamp)).Select(static item => item.Assessment.RiskScore).Order().ToList();
            Assert.Equal(scores.Count, series["events"][i]);
            AssertNear(scores.Count == 0 ? null : scores.Average(), series["mean"][i]);
            AssertNear(scores.Count == 0 ? null : scores[^1], series["max"][i]);
            AssertQuantile(scores, 50, series["p50"][i]);
            AssertQuantile(scores, 95, series["p95"][i]);
        }
    }

    // By nearest rank; the answer is the begin of the exact score's bin.
    private static void AssertQuantile(List<double> scores, int percent, double? answer)
    {
        if (scores.Count == 0)
        {
            Assert.Null(answer);
            return;
        }

        var exact = scores[(int)Math.Ceiling(scores.Count * percent / 100.0) - 1];
        Assert.InRange(exact - answer!.Value, -1e-9, RiskHistogram.Resolution + 1e-9);
    }

    private static void AssertNear(double? expected, double? answer, double distance = 1e-9)
    {
        Assert.Equal(expected is null, answer is null);
        Assert.InRange(Math.Abs((expected - answer) ?? 0), 0, distance);
    }

    private static bool IsIn((DateTimeOffset From, DateTimeOffset To) step, DateTimeOffset time) => time >= step.From && time < step.To;

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Steps(ReportRange range) =>
        range.Steps.Starts.Zip(range.Steps.Starts.Skip(1).Append(range.Steps.End), static (start, end) => (Quarter.ToTime(start), Quarter.ToTime(end)));

    private static ReportRange Range(RollupHistory history, string size)
    {
        Assert.True(StepSize.TryParse(size, out var step));
        var calendar = new ZoneCalendar(history.Zone);
        return new(history.Zone.Id, calendar, calendar.Cut(Quarter.Of(history.From), Quarter.From(history.To), step, 10_000)!);
    }
}
