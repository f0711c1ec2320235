using System.Collections.Concurrent;
using System.Diagnostics;

namespace HelmAI.Tests.Support;

/// <summary>Records the spans of traces that it begins, and of no others, though all tests of the process make spans.</summary>
internal sealed class RecordedTraces : IDisposable
{
    private readonly ConcurrentDictionary<ActivityTraceId, bool> _traces = [];
    private readonly ConcurrentQueue<Activity> _ended = [];
    private readonly ActivityListener _listener;

    public RecordedTraces()
    {
        _listener = new()
        {
            ShouldListenTo = static source => source.Name.StartsWith("HelmAI.", StringComparison.Ordinal) || source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => IsRecorded(options.Parent) || (options.Links ?? []).Any(link => IsRecorded(link.Context))
                ? ActivitySamplingResult.AllDataAndRecorded
                : ActivitySamplingResult.None,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The spans that have ended, by their names.</summary>
    public ILookup<string, Activity> Ended => _ended.ToLookup(static span => span.OperationName, StringComparer.Ordinal);

    /// <summary>Begins a trace elsewhere.</summary>
    /// <returns>What a caller sends as <c>traceparent</c>.</returns>
    public string Begin()
    {
        var trace = ActivityTraceId.CreateRandom();
        _traces[trace] = true;
        return $"00-{trace}-{ActivitySpanId.CreateRandom()}-01";
    }

    public void Dispose() => _listener.Dispose();

    private bool IsRecorded(ActivityContext place) => _traces.ContainsKey(place.TraceId);
}
