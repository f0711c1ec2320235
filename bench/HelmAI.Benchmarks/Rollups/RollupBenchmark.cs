using System.Diagnostics;
using System.Globalization;
using HelmAI.ApiService.Reporting;
using HelmAI.ApiService.Reporting.BusinessIntelligence;
using HelmAI.ApiService.Reporting.TimeSeries;
using HelmAI.Core.Rollups;
using HelmAI.Core.Storage;
using HelmAI.Core.Storage.PostgreSql;
using HelmAI.Core.Storage.Queries;
using HelmAI.Core.Storage.Rollups;
using HelmAI.ServiceDefaults;
using HelmAI.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HelmAI.Benchmarks.Rollups;

/// <summary>How long the reports take over a database of many activities and events, and by which plans PostgreSQL answers their queries.</summary>
internal static class RollupBenchmark
{
    private const string Tenant = "default";
    private const string TimeZone = "Europe/Berlin";
    private const int Runs = 9;

    private static readonly SqlQuery Sizes = new(
        """
        SELECT relname || ': ' || reltuples::bigint || ' rows, ' || pg_size_pretty(pg_total_relation_size(oid))
        FROM pg_class WHERE relname IN ('activities', 'events', 'assessments', 'alerts', 'rollups', 'rollup_users') ORDER BY relname
        """,
        []);

    private static readonly DateTimeOffset End = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Fills the PostgreSQL database that the environment names, where it is empty, and measures.</summary>
    /// <param name="arguments">How many activities and how many events; a million unless told.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        var builder = WebApplication.CreateBuilder();
        builder.AddServiceDefaults();
        builder.AddHelmStorage();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        await using var app = builder.Build();
        await app.Services.GetRequiredService<IDatabase>().MigrateAsync(default);
        var database = app.Services.GetRequiredService<PostgreSqlDatabase>();
        var rollups = app.Services.GetRequiredService<IRollupStore>();

        var source = app.Services.GetRequiredService<NpgsqlDataSource>();

        if (!(await app.Services.GetRequiredService<IActivityStore>().ListAsync(new() { TenantId = Tenant }, new(1), default)).Items.Any())
        {
            await RollupFilling.FillAsync(source, count, End, Report);
            var start = Stopwatch.GetTimestamp();
            await rollups.RebuildAsync(from: null, default);
            Report("rebuild", start);
            await RollupFilling.TidyAsync(source);
        }

        await PrintAsync(database, Sizes);
        await MeasureAsync(rollups);
        foreach (var (name, query) in Queries())
        {
            Console.WriteLine($"\n-- {name}");
            await PrintAsync(database, query with { Text = $"EXPLAIN (ANALYZE, BUFFERS) {query.Text}" });
        }

        return 0;
    }

    private static async Task PrintAsync(PostgreSqlDatabase database, SqlQuery query) =>
        (await database.QueryAsync(new StorageOperation("explain", "rollups"), query, static row => row.Text(0), default)).ForEach(Console.WriteLine);

    private static async Task MeasureAsync(IRollupStore rollups)
    {
        foreach (var days in new[] { 1, 30, 90 })
        {
            var range = Range("1d", days);
            await TimeAsync($"business-intelligence, {days} days", () => new BusinessReport(rollups).MakeAsync(Tenant, range, default));
            foreach (var (metric, groupBy) in new[] { ("events", null), ("events", "type"), ("events", "severity"), ("alerts", "rule"), ("risk", null), ("activity", "name"), ("users", (string?)null) })
            {
                var step = days == 1 ? "15m" : days == 30 ? "1h" : "1d";
                var asked = new TimeSeriesRequest(TimeSeriesMetric.All.Single(item => item.Name == metric), Range(step, days), step, groupBy);
                await TimeAsync($"timeseries {metric} by {groupBy ?? "nothing"}, {days} days by {step}", () => new TimeSeriesReport(rollups).MakeAsync(Tenant, asked, default));
            }
        }
    }

    private static IEnumerable<(string Name, SqlQuery Query)> Queries()
    {
        var (days, hours) = (Range("1d", 30), Range("1h", 30));
        yield return ("daily active users, 30 days", RollupQueries.CountUsers(Tenant, days.Steps));
        yield return ("active users of 30 days", RollupQueries.CountUsers(Tenant, days.Whole));
        yield return ("feature adoption, 30 days", RollupQueries.CountFeatureUsers(Tenant, days.Whole, 100));
        yield return ("activity by quarter hour, 30 days", RollupQueries.Sum(Tenant, RollupMeasure.Activities, days.Quarters, RollupGroups.Parts));
        yield return ("events by severity, 30 days by 1h", RollupQueries.Sum(Tenant, RollupMeasure.Events, hours.Steps, RollupGroups.Parts));
        yield return ("risk, 30 days by 1h", RollupQueries.SumRisk(Tenant, hours.Steps));
        yield return ("alerts' rules, 30 days", RollupQueries.ListNames(Tenant, RollupMeasure.Alerts, hours.Steps, 20));
    }

    private static async Task TimeAsync<T>(string name, Func<Task<T>> ask)
    {
        await ask();
        var times = new List<double>();
        for (var i = 0; i < Runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ask();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: median {times[Runs / 2]:F1} ms, slowest {times[^1]:F1} ms"));
    }

    private static ReportRange Range(string size, int days)
    {
        var calendar = new ZoneCalendar(TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
        var step = StepSize.TryParse(size, out var read) ? read : throw new ArgumentException("Not a size.", nameof(size));
        return new(TimeZone, calendar, calendar.Cut(Quarter.Of(End.AddDays(-days)), Quarter.Of(End), step, max: 10_000)!);
    }

    private static void Report(string what, long start) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s"));
}
