using System.Diagnostics;
using System.Net.Http.Headers;

namespace HelmAI.Benchmarks.Load;

/// <summary>
/// Sends requests. At a rate, each request has a time at which it is due, and its latency counts from then, also where it had to wait
/// for a connection: a server that stalls is charged for all requests that it kept from being sent (no coordinated omission).
/// </summary>
/// <param name="target">The API.</param>
/// <param name="options">What to send.</param>
/// <param name="path">The path to post to; <see langword="null"/> for the events' own.</param>
internal sealed class LoadGenerator(Uri target, LoadOptions options, string? path = null)
{
    private readonly EventMix _mix = new(options.Mix);
    private readonly Uri _uri = new(target, path ?? (options.Batch > 1 ? "/api/events/batch" : "/api/events"));
    private LatencyHistogram _latencies = new();
    private long _requests;
    private long _failed;

    /// <summary>Sends for as long as the options say.</summary>
    /// <param name="progress">Hears every tenth of a second how far it is, from 0 to 1.</param>
    /// <returns>What came of it.</returns>
    public async Task<LoadReport> RunAsync(Action<double>? progress = null)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = options.Connections, UseCookies = false };
        using var client = new HttpClient(handler);
        client.DefaultRequestHeaders.Add("X-API-Key", options.Key);
        if (!options.Waited)
        {
            client.DefaultRequestHeaders.Add("Prefer", "respond-async");
        }

        await SendAllAsync(client, options.WarmUp, progress: null);
        (_latencies, _requests, _failed) = (new LatencyHistogram(), 0, 0);
        var watch = Stopwatch.StartNew();
        await SendAllAsync(client, options.Duration, progress);
        return LoadReport.Of(watch.Elapsed, _requests * options.Batch, _failed, _latencies);
    }

    private async Task SendAllAsync(HttpClient client, TimeSpan duration, Action<double>? progress)
    {
        var start = Stopwatch.GetTimestamp();
        var next = -1L;
        var senders = Enumerable.Range(0, options.Connections).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var due = options.Rate is { } rate
                    ? TimeSpan.FromSeconds(Interlocked.Increment(ref next) * options.Batch / rate)
                    : Stopwatch.GetElapsedTime(start);
                if (due >= duration)
                {
                    return;
                }

                await SendAsync(client, start, due);
            }
        })).ToList();

        var all = Task.WhenAll(senders);
        while (await Task.WhenAny(all, Task.Delay(TimeSpan.FromMilliseconds(100))) != all)
        {
            progress?.Invoke(Math.Min(1, Stopwatch.GetElapsedTime(start) / duration));
        }

        await all;
    }

    private async Task SendAsync(HttpClient client, long start, TimeSpan due)
    {
        using var content = new ByteArrayContent(_mix.Make(options.Batch));
        content.Headers.ContentType = new MediaTypeHeaderValue(options.Batch > 1 ? "application/x-ndjson" : "application/json");
        if (due - Stopwatch.GetElapsedTime(start) is var early && early > TimeSpan.Zero)
        {
            await Task.Delay(early);
        }

        try
        {
            using var response = await client.PostAsync(_uri, content);
            Interlocked.Add(ref _requests, response.IsSuccessStatusCode ? 1 : 0);
            Interlocked.Add(ref _failed, response.IsSuccessStatusCode ? 0 : 1);
        }
        catch (HttpRequestException)
        {
            Interlocked.Increment(ref _failed);
        }

        _latencies.Record(Stopwatch.GetElapsedTime(start) - due);
    }
}
