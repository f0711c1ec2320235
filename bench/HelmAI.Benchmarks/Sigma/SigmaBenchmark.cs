using System.Diagnostics;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;
using HelmAI.Core.Events;

namespace HelmAI.Benchmarks.Sigma;

internal static class SigmaBenchmark
{
    public static int Run(string[] args)
    {
        var data = new SharedData(args.Length > 0 ? args[0] : "../shared/data");
        var watch = Stopwatch.StartNew();
        var rules = new SigmaLoader(new SigmaLoadOptions()).LoadDirectories(data.RuleDirectories);
        Console.WriteLine($"parsed {rules.Rules.Count} in {watch.ElapsedMilliseconds} ms, {rules.Errors.Count()} errors");
        foreach (var e in rules.Diagnostics.Where(d => d.IsError).Take(20)) Console.WriteLine(e);
        var (mapping, said) = MappingLoader.LoadDirectory(Path.Combine(AppContext.BaseDirectory, "Rules", "logsources"));
        foreach (var e in said) Console.WriteLine(e);
        watch.Restart();
        var engine = new DetectionEngine([new SigmaContent(rules, mapping)]);
        Console.WriteLine($"compiled routed in {watch.ElapsedMilliseconds} ms");
        watch.Restart();
        var unrouted = new DetectionEngine([new SigmaContent(rules, mapping, routing: false)]);
        Console.WriteLine($"compiled unrouted in {watch.ElapsedMilliseconds} ms");
        var events = data.Events().Select(b => new SecurityEvent { Id = Guid.Empty, TenantId = "t", ReceivedAt = default, Timestamp = default, Payload = b }).ToArray();
        var session = engine.CreateSession();
        var found = new HashSet<(int, string)>();
        for (var i = 0; i < events.Length; i++) foreach (var f in session.Detect(events[i]).Findings) found.Add((i, f.RuleId));
        var expected = data.Matches();
        Console.WriteLine($"pairs {found.Count} expected {expected.Count} missing {expected.Except(found).Count()} extra {found.Except(expected).Count()}");
        foreach (var g in expected.Except(found).GroupBy(p => p.Item2)) Console.WriteLine($"missing {g.Key} {g.Count()} e.g. {g.First().Item1}");
        foreach (var g in found.Except(expected).GroupBy(p => p.Item2)) Console.WriteLine($"extra {g.Key} {g.Count()} e.g. {g.First().Item1}");
        for (var round = 0; round < 4; round++)
        {
            watch.Restart();
            foreach (var e in events) { var r = new System.Text.Json.Utf8JsonReader(e.Payload.Span); while (r.Read()) { } }
            var yard = events.Length / watch.Elapsed.TotalSeconds;
            watch.Restart();
            foreach (var e in events) session.Detect(e);
            var routed = events.Length / watch.Elapsed.TotalSeconds;
            var s2 = unrouted.CreateSession();
            watch.Restart();
            foreach (var e in events) s2.Detect(e);
            var un = events.Length / watch.Elapsed.TotalSeconds;
            Console.WriteLine($"yard {yard:N0} routed {routed:N0} = {routed / yard:N3} unrouted {un:N0} = {un / yard:N3}");
        }
        return 0;
    }
}
