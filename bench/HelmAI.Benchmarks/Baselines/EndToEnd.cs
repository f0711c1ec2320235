using System.Diagnostics;
using System.Text.Json.Nodes;
using HelmAI.Benchmarks.Load;
using HelmAI.Benchmarks.Topologies;

namespace HelmAI.Benchmarks.Baselines;

/// <summary>From the post to the stored result.</summary>
/// <param name="topology">The system.</param>
/// <param name="key">The API's key.</param>
/// <param name="duration">How long each figure is measured.</param>
internal sealed class EndToEnd(Topology topology, string key, TimeSpan duration)
{
    /// <summary>How long load lasts before it is measured: code is compiled for good after some ten seconds of it, in the product and in its baselines alike.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);

    // More than the goal, so that the figure can reach it.
    private const double Surplus = 1.05;

    /// <summary>Measures how many events are posted, analysed and stored a second, while more than that are offered.</summary>
    /// <param name="figures">Takes the figures.</param>
    /// <param name="rules">The rules in force, in words.</param>
    /// <param name="goal">How many events a second are wanted.</param>
    /// <returns>Once it is measured.</returns>
    public async Task MeasureSustainedAsync(List<Figure> figures, string rules, double goal)
    {
        var options = new LoadOptions { Rate = goal * Surplus, Batch = 400, Connections = 8, Mix = "mixed", WarmUp = TimeSpan.Zero };
        await LoadAsync(options with { Rate = goal / 2, Duration = WarmUp });
        var before = await BacklogAsync();
        var watch = Stopwatch.StartNew();
        var posted = await LoadAsync(options with { Duration = duration });
        var after = await BacklogAsync();
        var analysed = (posted.Events + before - after) / watch.Elapsed.TotalSeconds;
        figures.Add(new Figure($"end to end, {rules}, {goal * Surplus:N0}/s offered in batches", analysed, "events/s", Goal: $"{goal:N0}/s, backlog not growing", IsMet: analysed >= goal && after < goal));
        figures.Add(new Figure("its backlog at the end", after, "events"));
        while (await BacklogAsync() > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Measures how long single posts wait for their result at low load.</summary>
    /// <param name="figures">Takes the figure.</param>
    /// <returns>Once it is measured.</returns>
    public async Task MeasureWaitAsync(List<Figure> figures)
    {
        var waited = await LoadAsync(new LoadOptions { Rate = 100, Connections = 32, Waited = true, WarmUp = WarmUp, Duration = duration });
        figures.Add(new Figure("waited single post at 100/s, p50", waited.Milliseconds["p50"], "ms"));
        var p99 = waited.Milliseconds["p99"];
        figures.Add(new Figure("waited single post at 100/s, p99", p99, "ms", Goal: "under 25 ms", IsMet: p99 < 25));
    }

    private Task<LoadReport> LoadAsync(LoadOptions options) => new LoadGenerator(topology.Api, options with { Key = key }).RunAsync(ProgressBar.Draw);

    private async Task<long> BacklogAsync()
    {
        using var client = new HttpClient { BaseAddress = topology.Api };
        client.DefaultRequestHeaders.Add("X-API-Key", key);
        using var response = await client.GetAsync("/health");
        var health = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return (long)health["checks"]!["backlog"]!["data"]!["events"]!;
    }
}
