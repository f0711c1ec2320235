using System.Diagnostics;
using HelmAI.Core.Events;
using HelmAI.Core.Tracing;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Core.Tracing;

public sealed class QueueTraceTests : IDisposable
{
    private readonly RecordedTraces _traces = new();

    public void Dispose() => _traces.Dispose();

    [Fact]
    public void StartBatch_EventsOfSeveralTraces_LinksToEachOnceAndHasNoParent()
    {
        string[] places = [_traces.Begin(), _traces.Begin()];
        SecurityEvent[] events = [Traced(places[0]), Traced(places[1]), Traced(places[0]), Some.Event()];

        using var span = QueueTrace.StartBatch(events);

        Assert.Equal(places, span!.Links.Select(static link => $"00-{link.Context.TraceId}-{link.Context.SpanId}-01"));
        Assert.Null(span.ParentId);
        Assert.Equal(("process event_queue", ActivityKind.Consumer), (span.OperationName, span.Kind));
        Assert.Equal(4, span.GetTagItem("messaging.batch.message_count"));
        Assert.Equal("event_queue", span.GetTagItem("messaging.destination.name"));
    }

    [Fact]
    public void StartBatch_EventsOfOneTrace_GoesOnWithThat()
    {
        var place = _traces.Begin();

        using var span = QueueTrace.StartBatch([Traced(place), Traced(place), Some.Event()]);

        Assert.Equal(place, span!.ParentId);
        Assert.Empty(span.Links);
    }

    [Fact]
    public void StartEvent_TraceThatIsNotRecorded_IsNothing()
    {
        Assert.Null(QueueTrace.StartEvent(Some.Event()));
        Assert.Null(QueueTrace.StartEvent(Traced("not a place")));
    }

    [Theory]
    [InlineData(ActivityTraceFlags.Recorded, true)]
    [InlineData(ActivityTraceFlags.None, false)]
    public void Current_Span_IsGivenWhereItIsRecorded(ActivityTraceFlags flags, bool expected)
    {
        using var span = new Activity("test") { ActivityTraceFlags = flags }.Start();

        Assert.Equal(expected ? span.Id : null, TraceParent.Current);
    }

    private static SecurityEvent Traced(string place) => Some.Event() with { TraceParent = place };
}
