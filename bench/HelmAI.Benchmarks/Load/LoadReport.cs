namespace HelmAI.Benchmarks.Load;

/// <summary>What came of a run.</summary>
internal sealed record LoadReport
{
    /// <summary>How long it took, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>How many events were taken.</summary>
    public required long Events { get; init; }

    /// <summary>How many requests were not.</summary>
    public required long FailedRequests { get; init; }

    /// <summary>Events a second.</summary>
    public required double EventsPerSecond { get; init; }

    /// <summary>Latencies of requests in milliseconds, by percentile; <c>max</c> is the longest.</summary>
    public required IReadOnlyDictionary<string, double> Milliseconds { get; init; }

    /// <summary>Sums a run up.</summary>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="events">How many events were taken.</param>
    /// <param name="failed">How many requests were not.</param>
    /// <param name="latencies">The latencies.</param>
    /// <returns>The sum.</returns>
    public static LoadReport Of(TimeSpan elapsed, long events, long failed, LatencyHistogram latencies) => new()
    {
        Seconds = Math.Round(elapsed.TotalSeconds, 3),
        Events = events,
        FailedRequests = failed,
        EventsPerSecond = Math.Round(events / elapsed.TotalSeconds, 1),
        Milliseconds = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["p50"] = latencies.Percentile(50).TotalMilliseconds,
            ["p90"] = latencies.Percentile(90).TotalMilliseconds,
            ["p99"] = latencies.Percentile(99).TotalMilliseconds,
            ["p99.9"] = latencies.Percentile(99.9).TotalMilliseconds,
            ["max"] = latencies.Max.TotalMilliseconds,
        },
    };

    /// <summary>Prints it.</summary>
    public void Print()
    {
        Console.WriteLine($"{"events",12} {"seconds",9} {"events/s",10} {"failed",7} {string.Join(' ', Milliseconds.Keys.Select(static name => $"{name + " ms",10}"))}");
        Console.WriteLine($"{Events,12:N0} {Seconds,9:F1} {EventsPerSecond,10:N0} {FailedRequests,7:N0} {string.Join(' ', Milliseconds.Values.Select(static value => $"{value,10:F2}"))}");
    }
}
