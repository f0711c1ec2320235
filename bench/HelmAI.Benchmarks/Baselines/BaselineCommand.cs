using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using HelmAI.Benchmarks.Load;
using HelmAI.Benchmarks.Topologies;

namespace HelmAI.Benchmarks.Baselines;

/// <summary>The verb <c>baselines</c>: the product and the least that could do its work, measured in turn on one machine and one server.</summary>
internal static class BaselineCommand
{
    private const string Key = "a-key-for-benchmarks-0123456789";
    private const int Connections = 64;
    private const int BatchSize = 1_000;

    /// <summary>Measures everything and prints the table.</summary>
    /// <param name="args">How many seconds each figure is measured, 10 unless told; and the directory of SigmaHQ's rules, without which what needs them is left out.</param>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var duration = TimeSpan.FromSeconds(args is [var seconds, ..] ? int.Parse(seconds, CultureInfo.InvariantCulture) : 10);
        var figures = new List<Figure>();
        await using (var topology = await LocalTopology.StartAsync(Key))
        {
            var bare = new BareDatabase(topology.Database!);
            await bare.CreateAsync();
            var (inserts, commits) = await MeasureBareAsync(figures, bare, duration);
            await MeasureIntakeAsync(figures, topology, duration, inserts, commits);
            var whole = new EndToEnd(topology, Key, duration);
            await whole.MeasureWaitAsync(figures);
            await whole.MeasureSustainedAsync(figures, "default rules", goal: 8_000);
            figures.Add(new Figure("API process, most memory held", topology.ResidentBytes / 1_048_576.0, "MB", Goal: "under 250 MB", IsMet: topology.ResidentBytes < 250 * 1_048_576));
        }

        if (args is [_, var rules])
        {
            // The services inherit this process's environment.
            Environment.SetEnvironmentVariable("HELM_SIGMA_RULES", rules);
            await using var topology = await LocalTopology.StartAsync(Key);
            await new EndToEnd(topology, Key, duration).MeasureSustainedAsync(figures, "with SigmaHQ's rules", goal: 5_000);
            Environment.SetEnvironmentVariable("HELM_SIGMA_RULES", null);
        }

        await using (var embedded = await EmbeddedTopology.StartAsync(Key))
        {
            var report = await LoadAsync(embedded.Api, duration, batch: BatchSize, connections: 4);
            figures.Add(new Figure("SQLite, embedded, batches", report.EventsPerSecond, "events/s", Goal: "at least 4,000/s", IsMet: report.EventsPerSecond >= 4_000));
        }

        Figure.Print(figures);
        return 0;
    }

    private static async Task<(double Inserts, double Commits)> MeasureBareAsync(List<Figure> figures, BareDatabase bare, TimeSpan duration)
    {
        var way = new BareInserts(bare.ConnectionString, duration);
        if (await bare.CommitsPerSecondAsync(duration) is { } commits)
        {
            figures.Add(new Figure("pgbench, one row a commit, one connection", commits, "commits/s"));
        }

        figures.Add(new Figure("bare Npgsql, event and queue row, one a commit", await way.SingleAsync(), "events/s"));
        var (unnest, copy) = (await way.UnnestAsync(), await way.CopyAsync());
        figures.Add(new Figure("bare Npgsql, unnest of 1,000", unnest, "events/s"));
        figures.Add(new Figure("bare Npgsql, COPY of 1,000", copy, "events/s"));
        figures.Add(new Figure("bare Kestrel, reads and answers", await ServeAsync([], duration), "events/s"));
        var committed = await ServeAsync([bare.ConnectionString], duration);
        figures.Add(new Figure("bare Kestrel with bare group commit", committed, "events/s"));
        return (Math.Max(unnest, copy), committed);
    }

    private static async Task<double> ServeAsync(string[] database, TimeSpan duration)
    {
        using var server = await ServerProcess.StartAsync([typeof(BareServer).Assembly.Location, BareServer.Verb, .. database], new Dictionary<string, string>(StringComparer.Ordinal));
        return (await LoadAsync(server.Address, duration, batch: 1, Connections, path: "/")).EventsPerSecond;
    }

    // Without the analysis, as the baselines are.
    private static async Task MeasureIntakeAsync(List<Figure> figures, LocalTopology topology, TimeSpan duration, double inserts, double commits)
    {
        await topology.CommandAsync("analytics", KnownResourceCommands.StopCommand);
        var batches = await LoadAsync(topology.Api, duration, BatchSize, connections: 4);
        figures.Add(Figure.Compared("batches of 1,000, durable", batches.EventsPerSecond, inserts, goal: 0.6));
        var singles = await LoadAsync(topology.Api, duration, batch: 1, Connections);
        figures.Add(Figure.Compared("single posts at 64 connections, durable, with key, limit and validation", singles.EventsPerSecond, commits, goal: 0.6));
        await BareDatabase.ExecuteAsync(topology.Database!, "TRUNCATE event_queue");
        await topology.CommandAsync("analytics", KnownResourceCommands.StartCommand);
    }

    private static Task<LoadReport> LoadAsync(Uri target, TimeSpan duration, int batch, int connections, string? path = null) =>
        new LoadGenerator(target, new LoadOptions { Key = Key, Duration = duration, WarmUp = EndToEnd.WarmUp, Batch = batch, Connections = connections }, path).RunAsync(ProgressBar.Draw);
}
