using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using HelmAI.Analytics;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.ServiceDefaults;
using HelmAI.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HelmAI.Benchmarks.Processing;

/// <summary>How fast one worker empties a queue that was filled before it started: claims, analysis and results, without the cost of taking events in.</summary>
internal static class DrainBenchmark
{
    private const int AppendedAtOnce = 1_000;

    /// <summary>Fills the database that the environment names, and lets a worker empty it.</summary>
    /// <param name="arguments">How many events; a file of events, one a line, which are repeated as needed.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 50_000;
        var bodies = arguments.Length > 1 ? await ReadAsync(arguments[1]) : [.. Enumerable.Range(0, 1_000).Select(Make)];

        await using (var filling = Build(analyse: false))
        {
            await filling.StartAsync();
            var store = filling.Services.GetRequiredService<IEventStore>();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i += AppendedAtOnce)
            {
                await store.AppendAsync([.. Enumerable.Range(i, Math.Min(AppendedAtOnce, count - i)).Select(n => Submit(n, bodies[n % bodies.Count]))], default);
            }

            Report("appended", count, start);
            await filling.StopAsync();
        }

        await using var draining = Build(analyse: true);
        var queue = draining.Services.GetRequiredService<IEventQueue>();
        await draining.StartAsync();
        while ((await queue.GetBacklogAsync(default)).Events == count)
        {
            // Rules are loaded and the first batches, for which code is compiled, are under way.
            await Task.Delay(20);
        }

        var began = Stopwatch.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        count = (int)(await queue.GetBacklogAsync(default)).Events;
        while ((await queue.GetBacklogAsync(default)).Events > 0)
        {
            await Task.Delay(50);
        }

        Report("analysed", count, began);
        var perEvent = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"processor time of the worker: {perEvent:F1} us/event; memory {Environment.WorkingSet >> 20} MB"));
        await draining.StopAsync();
        return 0;
    }

    private static WebApplication Build(bool analyse)
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.AddServiceDefaults();
        builder.AddHelmStorage();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        if (analyse)
        {
            builder.AddAnalytics();
        }

        return builder.Build();
    }

    private static void Report(string what, int count, long start)
    {
        var elapsed = Stopwatch.GetElapsedTime(start);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {count} events in {elapsed.TotalSeconds:F2} s: {count / elapsed.TotalSeconds:F0}/s"));
    }

    private static async Task<List<byte[]>> ReadAsync(string path)
    {
        await using var file = File.OpenRead(path);
        await using var plain = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        var lines = new List<byte[]>();
        while (await reader.ReadLineAsync() is { } line)
        {
            lines.Add(Encoding.UTF8.GetBytes(line));
        }

        return lines;
    }

    // About 480 bytes; every fiftieth reports a threat, so that alerts are raised and counted.
    private static byte[] Make(int i) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$$"""
        {"event_type":"{{{(i % 50 == 0 ? "threat" : "process_start")}}}","severity":"medium","source":"edge-{{{i % 20}}}","user_id":"user-{{{i % 500}}}","ip_address":"203.0.113.{{{i % 250}}}","host":{"name":"workstation-{{{i}}}","os":"windows"},"process":{"name":"powershell.exe","pid":{{{i}}},"command_line":"powershell.exe -NoProfile -ExecutionPolicy Bypass -File C:\\scripts\\inventory-{{{i}}}.ps1","parent":{"name":"explorer.exe","pid":4711}},"labels":["edge","production"],"note":"{{{new string('x', 60)}}}"}
        """));

    private static EventSubmission Submit(int i, byte[] payload)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new(new SecurityEvent
        {
            Id = Guid.CreateVersion7(now),
            TenantId = "default",
            ReceivedAt = now,
            Timestamp = now,
            EventType = i % 50 == 0 ? "threat" : "process_start",
            Severity = Severity.Medium,
            Source = string.Create(CultureInfo.InvariantCulture, $"edge-{i % 20}"),
            UserId = string.Create(CultureInfo.InvariantCulture, $"user-{i % 500}"),
            ReportsThreat = i % 50 == 0,
            Payload = payload,
        });
    }
}
