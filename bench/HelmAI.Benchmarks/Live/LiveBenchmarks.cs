using BenchmarkDotNet.Attributes;
using HelmAI.Core.Activity;
using HelmAI.Core.Events;
using HelmAI.Core.Live;
using HelmAI.Core.Storage;

namespace HelmAI.Benchmarks.Live;

/// <summary>What live figures cost those who do the work, a batch at a time, and those who read them.</summary>
[MemoryDiagnoser]
public class LiveBenchmarks
{
    private const string Tenant = "acme";
    private const int BatchSize = 1_000;

    private readonly LiveWindow _window = new(TimeProvider.System);
    private readonly SecurityEvent[] _events;
    private readonly AnalysisResult[] _results;
    private readonly ActivityRecord[] _activities;
    private readonly LocalLiveMetrics _live;

    /// <summary>Makes the batches.</summary>
    public LiveBenchmarks()
    {
        var now = TimeProvider.System.GetUtcNow();
        _live = new(_window);
        _events = [.. Enumerable.Range(0, BatchSize).Select(i => new SecurityEvent
        {
            Id = Guid.CreateVersion7(now),
            TenantId = Tenant,
            ReceivedAt = now,
            Timestamp = now,
            EventType = $"type-{i % 40}",
            Severity = (Severity)(i % 5),
            Payload = default,
        })];
        _results = [.. _events.Select(one => new AnalysisResult(
            new() { EventId = one.Id, TenantId = Tenant, Status = EventStatus.Processed, AnalyzedAt = now.AddMilliseconds(20), ProcessingTime = TimeSpan.FromMicroseconds(150) }, []))];
        _activities = [.. Enumerable.Range(0, BatchSize).Select(i => new ActivityRecord
        {
            Id = Guid.CreateVersion7(now),
            TenantId = Tenant,
            Kind = ActivityKind.Feature,
            OccurredAt = now,
            ReceivedAt = now,
            UserId = $"user-{i}",
            Name = $"feature-{i % 40}",
        })];
    }

    /// <summary>Counts a batch of 1,000 results.</summary>
    [Benchmark]
    public void RecordResults() => _live.RecordResults(_events, _results);

    /// <summary>Counts a batch of 1,000 activities of as many users.</summary>
    [Benchmark]
    public void RecordActivities() => _live.RecordActivities(_activities);

    /// <summary>Reads the figures of this process.</summary>
    /// <returns>The counts.</returns>
    [Benchmark]
    public long Read() => _window.Read(Tenant).ActiveUsers;
}
