using System.Diagnostics;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;
using HelmAI.Core.Events;

namespace HelmAI.Benchmarks.Sigma;

/// <summary>
/// Measures the Sigma engine as its promises are worded: JSON bytes in, findings out, all rules, against the machine's own
/// yardstick in the same run. Every figure is the best of several rounds that take turns, so that what else the machine
/// does hits all alike.
/// </summary>
internal static class SigmaBenchmark
{
    /// <summary>Runs the benchmark and prints its tables.</summary>
    /// <param name="args">The data directory, and the number of rounds.</param>
    /// <returns>The process's exit code.</returns>
    public static int Run(string[] args)
    {
        if (args is not [var root, .. var rest] || !Directory.Exists(root))
        {
            Console.Error.WriteLine("usage: HelmAI.Benchmarks sigma <data directory> [rounds]");
            return 64;
        }

        var rounds = rest is [var text] ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 12;
        var data = new SharedData(root);
        SecurityEvent[] events = [.. data.Events().Select(static payload => new SecurityEvent { Id = Guid.Empty, TenantId = "bench", ReceivedAt = default, Timestamp = default, Payload = payload })];

        var (rules, mapping, routed) = Load(data);
        var unrouted = new DetectionEngine([new SigmaContent(rules, mapping) { Routing = false }]);
        Compare(data, events, routed);

        var throughput = new Throughput(events, rounds);
        throughput.Print([("routed", routed), ("every rule meets every event", unrouted)]);
        foreach (var count in (int[])[100, 1_000, rules.Rules.Count, 20_000])
        {
            var scaled = rules with { Rules = RuleCopies.Take(rules.Rules, count) };
            throughput.PrintCost(count, new DetectionEngine([new SigmaContent(scaled, mapping)]), new DetectionEngine([new SigmaContent(scaled, mapping) { Routing = false }]));
        }

        return 0;
    }

    private static (SigmaLoadResult Rules, LogSourceMapping Mapping, DetectionEngine Engine) Load(SharedData data)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var rules = new SigmaLoader(new SigmaLoadOptions()).LoadDirectories(data.RuleDirectories);
        var parsed = watch.ElapsedMilliseconds;
        var (mapping, _) = MappingLoader.LoadDirectory(Path.Combine(AppContext.BaseDirectory, "Rules", "logsources"));
        var engine = new DetectionEngine([new SigmaContent(rules, mapping)]);
        var compiled = watch.ElapsedMilliseconds;
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"{rules.Rules.Count} rules loaded, {rules.Errors.Count()} errors; parsed in {parsed} ms, compiled in {compiled - parsed} ms; {memory / 1_048_576.0:F0} MB");
        GC.KeepAlive(engine);
        return (rules, mapping, engine);
    }

    private static void Compare(SharedData data, SecurityEvent[] events, DetectionEngine engine)
    {
        var session = engine.CreateSession();
        var found = events.SelectMany((one, i) => session.Detect(one).Findings.Select(finding => (i, finding.RuleId))).ToHashSet();
        var expected = data.Matches();
        Console.WriteLine($"{expected.Intersect(found).Count()} of {expected.Count} expected pairs found, {found.Except(expected).Count()} more (field names of other event shapes)");
    }
}
