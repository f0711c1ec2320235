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
    private const double SustainedRate = 8_000;

    /// <summary>Measures the sustained rate, and the wait of single posts at low load.</summary>
    /// <param name="figures">Takes the figures.</param>
    /// <returns>Once both are measured.</returns>
    public async Task MeasureAsync(List<Figure> figures)
    {
        var watch = Stopwatch.StartNew();
        var posted = await LoadAsync(new LoadOptions { Rate = SustainedRate, Batch = 400, Connections = 8, Mix = "mixed" });
        var waiting = await BacklogAsync();
        while (await BacklogAsync() > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        // The generator's second of warming up is analysed with the rest.
        var analysed = (posted.Events + SustainedRate) / watch.Elapsed.TotalSeconds;
        figures.Add(new Figure("end to end, 8,000/s offered in batches, default rules", analysed, "events/s", Goal: "8,000/s, backlog not growing", IsMet: analysed >= SustainedRate && waiting < SustainedRate));
        figures.Add(new Figure("its backlog at the end", waiting, "events"));

        var waited = await LoadAsync(new LoadOptions { Rate = 100, Connections = 32, Waited = true });
        var p99 = waited.Milliseconds["p99"];
        figures.Add(new Figure("waited single post at 100/s, p99", p99, "ms", Goal: "under 25 ms", IsMet: p99 < 25));
    }

    private Task<LoadReport> LoadAsync(LoadOptions options) =>
        new LoadGenerator(topology.Api, options with { Key = key, Duration = duration }).RunAsync(ProgressBar.Draw);

    private async Task<long> BacklogAsync()
    {
        using var client = new HttpClient { BaseAddress = topology.Api };
        client.DefaultRequestHeaders.Add("X-API-Key", key);
        using var response = await client.GetAsync("/health");
        var health = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return (long)health["checks"]!["backlog"]!["data"]!["events"]!;
    }
}
