using System.Diagnostics;

namespace HelmAI.Benchmarks.Limits;

/// <summary>Fifty callers, each of which asks again as soon as it is answered: what <c>redis-benchmark -c 50</c> does too.</summary>
internal static class Callers
{
    /// <summary>How many.</summary>
    public const int Count = 50;

    /// <summary>Lets all of them ask.</summary>
    /// <param name="requests">How often altogether.</param>
    /// <param name="decide">Asks; given the caller and the number of the question.</param>
    /// <returns>Decisions a second, the 99th percentile of their latency in milliseconds, and how many were admissions.</returns>
    public static async Task<(double PerSecond, double P99, int Admitted)> RunAsync(int requests, Func<int, int, ValueTask<bool>> decide)
    {
        var each = requests / Count;
        var latencies = new long[Count * each];
        var admitted = 0;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Count).Select(caller => Task.Run(async () =>
        {
            var own = 0;
            for (var i = 0; i < each; i++)
            {
                var asked = Stopwatch.GetTimestamp();
                own += await decide(caller, i) ? 1 : 0;
                latencies[(caller * each) + i] = Stopwatch.GetTimestamp() - asked;
            }

            Interlocked.Add(ref admitted, own);
        })));
        var elapsed = Stopwatch.GetElapsedTime(start);
        Array.Sort(latencies);
        return (latencies.Length / elapsed.TotalSeconds, Stopwatch.GetElapsedTime(0, latencies[(int)(latencies.Length * 0.99)]).TotalMilliseconds, admitted);
    }
}
