using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Intelligence.AllowLists;
using HelmAI.Analytics.Intelligence.Extraction;
using HelmAI.Analytics.Intelligence.Index;
using HelmAI.Analytics.Intelligence.Lists;
using HelmAI.Analytics.Intelligence.Matching;
using HelmAI.Benchmarks.Sigma;
using HelmAI.Core.Events;
using HelmAI.Core.Intelligence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HelmAI.Benchmarks.Indicators;

/// <summary>
/// Measures the indicator index as its promises are worded, over all indicators of maltrail: load time and memory, a look-up, an event; and
/// what other structures cost on the same values.
/// </summary>
internal static class IndicatorBenchmark
{
    private const int Rounds = 5;

    /// <summary>Runs the benchmark and prints its tables.</summary>
    /// <param name="args">The data directory.</param>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var root] || !Directory.Exists(root))
        {
            Console.Error.WriteLine("usage: HelmAI.Benchmarks indicators <data directory>");
            return 64;
        }

        var lists = Options.Create(new IndicatorOptions { File = Path.Combine(root, "indicators", "maltrail.tsv.gz") });
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var metrics = new IndicatorMetrics(services.GetRequiredService<IMeterFactory>());
        var source = new IndicatorLists(lists, NullLogger<IndicatorLists>.Instance);
        using var live = new LiveIndicators([source], metrics, NullLogger<LiveIndicators>.Instance);
        await LoadAsync(live);

        var values = await LookupValues.ReadAsync(source);
        values.Print("index", live.Layers[0].Shared.Size, (type, value) => live.Layers[0].Shared.TryFind(type, value, DateTimeOffset.UnixEpoch, out _));
        Alternatives.Print(values);

        PrintEvents("with indicators", new DetectionEngine([new IndicatorContent(live, new LiveAllowLists(lists, NullLogger<LiveAllowLists>.Instance), metrics)]), root);
        return 0;
    }

    private static async Task LoadAsync(LiveIndicators live)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        await live.LoadAsync(default);
        var elapsed = watch.Elapsed;
        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(
            $"{live.Layers.Sum(static one => one.Count):N0} indicators in {elapsed.TotalSeconds:F2} s; they keep {Megabytes(memory):F0} MB, the process peaked at {Megabytes(peak):F0} MB, {Megabytes(GC.GetTotalAllocatedBytes() - allocated):F0} MB were allocated");
    }

    private static void PrintEvents(string name, DetectionEngine engine, string root)
    {
        var reading = new DetectionEngine([new ReadEverything()]);
        var five = Event("""{"ts":"2026-01-31T12:00:00Z","src_ip":"192.0.2.17","query":"www.good-host.example.com","url":"http://cdn.good-host.example.com/assets/app.js?v=3","sha256":"275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0e","mail_from":"ann@good-host.example.com","action":"allow","bytes":1823}""");
        SecurityEvent[] fives = [.. Enumerable.Repeat(five, 20_000)];
        SecurityEvent[] windows = [.. new SharedData(root).Events().Select(Event)];
        foreach (var (events, what) in new[] { (fives, "an event with 5 observables"), (windows, "a Windows event of 2.4 KB") })
        {
            var (bare, full) = (Best(reading, events), Best(engine, events));
            Console.WriteLine($"{what}: {bare:F2} µs read alone, {full:F2} µs {name}: {full - bare:F2} µs added");
        }

        var observables = new EventObservables();
        new TextProbe(observables).Read(five.Payload.Span);
        Console.WriteLine($"({observables.Count} observables, those within others counted)");
    }

    private static double Best(DetectionEngine engine, SecurityEvent[] events)
    {
        var session = engine.CreateSession();
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var one in events)
            {
                session.Detect(one);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / events.Length);
        }

        return best;
    }

    private static SecurityEvent Event(string payload) => Event(Encoding.UTF8.GetBytes(payload));

    private static SecurityEvent Event(byte[] payload) => new() { Id = Guid.Empty, TenantId = "bench", ReceivedAt = DateTimeOffset.UnixEpoch, Timestamp = default, Payload = payload };

    private static double Megabytes(long bytes) => bytes / 1_048_576.0;
}
