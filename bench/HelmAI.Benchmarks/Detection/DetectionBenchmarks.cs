using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Reported;
using HelmAI.Core.Events;

namespace HelmAI.Benchmarks.Detection;

/// <summary>What it costs to look at one event in which nothing is wrong, against a bare walk over the same bytes.</summary>
[MemoryDiagnoser]
public class DetectionBenchmarks
{
    private byte[] _payload = [];
    private SecurityEvent _event = null!;
    private DetectionEngine.Session _reported = null!;

    /// <summary>The number of members in the event.</summary>
    [Params(10, 50)]
    public int Fields { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _payload = Encoding.UTF8.GetBytes("{" + string.Join(',', Enumerable.Range(0, Fields).Select(static i => $"\"field_{i}\":\"some value of field {i}\"")) + "}");
        var now = TimeProvider.System.GetUtcNow();
        _event = new SecurityEvent { Id = Guid.CreateVersion7(now), TenantId = "default", ReceivedAt = now, Timestamp = now, Payload = _payload };
        _reported = new DetectionEngine([new ReportedThreatContent()]).CreateSession();
    }

    [Benchmark(Baseline = true)]
    public int BareWalk()
    {
        var reader = new Utf8JsonReader(_payload);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    [Benchmark]
    public int ReportedThreat() => _reported.Detect(_event).Findings.Count;
}
