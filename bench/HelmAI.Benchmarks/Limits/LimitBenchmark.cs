using System.Globalization;
using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.ApiService.Gateway.RateLimiting.Local;
using HelmAI.ApiService.Gateway.RateLimiting.Redis;
using StackExchange.Redis;

namespace HelmAI.Benchmarks.Limits;

/// <summary>
/// Measures decisions against Redis' own load generator running the same script, and against the document's algorithm through
/// the same client, all in one run and in turns, so that what else the machine does hits all alike. The medians count.
/// </summary>
internal static class LimitBenchmark
{
    private const int Requests = 50_000;
    private const int Keys = 50;

    // So many that all are admitted, and so few that nearly all are refused.
    private const int Ample = 50_000;
    private const int Scarce = 10;

    private static readonly Limit Window = new(LimitAlgorithm.SlidingWindow, Ample, TimeSpan.FromSeconds(1));
    private static readonly Limit Bucket = Window with { Algorithm = LimitAlgorithm.TokenBucket };

    /// <summary>Runs the benchmark and prints its tables.</summary>
    /// <param name="args">The number of rounds; 5 by default.</param>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var rounds = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 5;
        using var server = new PrivateRedis();
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{server.Port},connectRetry=20,abortConnect=false");
        await redis.GetDatabase().PingAsync();
        foreach (var limit in (Limit[])[Window, Window with { Amount = Scarce }, Bucket])
        {
            await CompareAsync(server, redis, limit, rounds);
        }

        await InProcessAsync();
        await RaceAsync(redis);
        return 0;
    }

    private static async Task CompareAsync(PrivateRedis server, ConnectionMultiplexer redis, Limit limit, int rounds)
    {
        var ours = new RedisLimiter(redis);
        var document = new DocumentLimiter(redis.GetDatabase(), TimeProvider.System);
        var script = limit.Algorithm == LimitAlgorithm.SlidingWindow ? RedisLimiter.SlidingWindow : RedisLimiter.TokenBucket;
        var hash = (string)(await redis.GetDatabase().ExecuteAsync("SCRIPT", "LOAD", script.Text))!;
        var key = new LimitKey("bench", "limits", "__rand_int__").InRedis(limit.Algorithm);
        string[] command = ["EVALSHA", hash, "1", key, Text(limit.Amount), Text(limit.WindowMicroseconds), "1"];
        var keys = Enumerable.Range(0, Keys).Select(static i => new LimitKey("bench", "limits", Text(i))).ToArray();

        var results = new List<(double PerSecond, double P99)[]>();
        for (var round = -1; round < rounds; round++)
        {
            var yardstick = server.Benchmark(Requests, Keys, command);
            var (perSecond, p99, _) = await Callers.RunAsync(Requests, async (caller, i) => (await ours.DecideAsync(limit, keys[(caller + i) % Keys], cost: 1, default)).IsAdmitted);
            var (documented, documentedP99, _) = await Callers.RunAsync(
                Requests / 4, async (caller, i) => await document.IsAllowedAsync(Text((caller + i) % Keys), (int)limit.Amount, (int)limit.Window.TotalSeconds));

            // The first round warms everything up.
            if (round >= 0)
            {
                results.Add([yardstick, (perSecond, p99), (documented, documentedP99)]);
            }
        }

        Console.WriteLine($"{limit.Algorithm}, {limit.Amount} in {limit.WindowSeconds} s, {Keys} keys, {Callers.Count} callers, median of {rounds} rounds");
        Console.WriteLine($"  {"",-44} {"decisions/s",12} {"p99 ms",8}");
        Print("(a) redis-benchmark, the same script", 0);
        Print("ours", 1);
        Print("(b) the document's calls, the same client", 2);
        Console.WriteLine($"  ours of (a): {Ratio(0):P0} ({results.Min(one => one[1].PerSecond / one[0].PerSecond):P0} to {results.Max(one => one[1].PerSecond / one[0].PerSecond):P0}); times (b): {Ratio(2):F1}");

        void Print(string name, int i) => Console.WriteLine($"  {name,-44} {Median(results.Select(one => one[i].PerSecond)),12:N0} {Median(results.Select(one => one[i].P99)),8:F2}");
        double Ratio(int other) => Median(results.Select(one => one[1].PerSecond / one[other].PerSecond));
    }

    private static async Task InProcessAsync()
    {
        var local = new LocalLimiter(TimeProvider.System);
        var key = new LimitKey("bench", "limits", "one");
        foreach (var limit in (Limit[])[Window, Bucket])
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var (perSecond, p99, _) = await Callers.RunAsync(5_000_000, (_, _) => new(local.Decide(limit, key, cost: 1).IsAdmitted));

            // The latencies are 8 bytes each.
            var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before - 40_000_000) / 5e6;
            Console.WriteLine($"in the process, {limit.Algorithm}, one key: {perSecond:N0} decisions/s, p99 {p99 * 1000:F1} µs, {allocated:F1} bytes allocated a decision");
        }
    }

    // Every key is asked for its whole limit and as much again by all callers at once, many times over.
    private static async Task RaceAsync(ConnectionMultiplexer redis)
    {
        const int Races = 100;

        // Callers move nearly in step, in waves of fifty: a multiple of that would hide what happens within the last one.
        const int Limit = 70;
        var ours = new RedisLimiter(redis);
        var document = new DocumentLimiter(redis.GetDatabase(), TimeProvider.System);
        var limit = new Limit(LimitAlgorithm.SlidingWindow, Limit, TimeSpan.FromMinutes(10));
        int[] over = [0, 0];
        int[] worst = [0, 0];
        for (var race = 0; race < Races; race++)
        {
            var key = Text(race);
            var byDocument = (await Callers.RunAsync(2 * Limit, async (_, _) => await document.IsAllowedAsync($"race-{key}", Limit, 600))).Admitted;
            var byOurs = (await Callers.RunAsync(2 * Limit, async (_, _) => (await ours.DecideAsync(limit, new("bench", "race", key), cost: 1, default)).IsAdmitted)).Admitted;
            over = [over[0] + (byDocument > Limit ? 1 : 0), over[1] + (byOurs > Limit ? 1 : 0)];
            worst = [Math.Max(worst[0], byDocument), Math.Max(worst[1], byOurs)];
        }

        Console.WriteLine($"race of {Callers.Count} callers for a limit of {Limit}: the document's algorithm admitted more in {over[0]} of {Races} races, {worst[0]} at the worst; ours in {over[1]}, {worst[1]} at the most");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
