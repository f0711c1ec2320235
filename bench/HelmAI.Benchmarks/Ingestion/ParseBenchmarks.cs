using BenchmarkDotNet.Attributes;
using HelmAI.ApiService.Events;
using HelmAI.ApiService.Events.CloudEvents;
using HelmAI.ApiService.Events.Parsing;
using HelmAI.Benchmarks.Load;
using Microsoft.Extensions.Options;

namespace HelmAI.Benchmarks.Ingestion;

/// <summary>What it costs to read and check one event of about 480 bytes.</summary>
[MemoryDiagnoser]
public class ParseBenchmarks
{
    private EventParser _parser = null!;
    private CloudEventParser _cloudEvents = null!;
    private byte[] _event = [];
    private byte[] _cloudEvent = [];

    [GlobalSetup]
    public void Setup()
    {
        var options = Options.Create(new EventOptions());
        _parser = new EventParser(options, TimeProvider.System);
        _cloudEvents = new CloudEventParser(options, _parser);
        _event = new EventMix("logins").Make(1);
        _cloudEvent = [.. """{"specversion":"1.0","type":"login","source":"/idp","id":"1","data":"""u8, .. _event, (byte)'}'];
    }

    [Benchmark(Baseline = true)]
    public int Event() => _parser.Parse(_event, "bench").Payload.Length;

    [Benchmark]
    public int CloudEvent() => _cloudEvents.ParseStructured(_cloudEvent, "bench").Event.Payload.Length;
}
