using System.Diagnostics;
using HelmAI.Core.Events;
using TraceSpan = System.Diagnostics.Activity;

namespace HelmAI.Core.Tracing;

/// <summary>
/// The spans of an event's way through the queue, named and described as OpenTelemetry's semantic conventions for messaging have it
/// (https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/): <c>send</c> by whoever appends it, <c>process</c> by whoever
/// analyses it, and <c>settle</c> once the result is written.
/// </summary>
public static class QueueTrace
{
    /// <summary>The source's name.</summary>
    public const string SourceName = "HelmAI.Queue";

    private const string Queue = "event_queue";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Begins the append of events.</summary>
    /// <param name="events">How many.</param>
    /// <returns>The span; <see langword="null"/> when nobody listens.</returns>
    public static TraceSpan? StartSend(int events) => Describe(Source.StartActivity($"send {Queue}", ActivityKind.Producer), "send")?.SetTag("messaging.batch.message_count", events);

    /// <summary>Begins the commit that several appends share.</summary>
    /// <param name="events">What is stored.</param>
    /// <returns>The span; <see langword="null"/> when nobody listens.</returns>
    public static TraceSpan? StartCommit(IEnumerable<SecurityEvent> events) =>
        Source.StartActivity("commit group", ActivityKind.Internal, events.Select(static item => item.TraceParent));

    /// <summary>Begins the analysis of a batch.</summary>
    /// <param name="events">The batch.</param>
    /// <returns>The span; <see langword="null"/> when nobody listens.</returns>
    public static TraceSpan? StartBatch(IReadOnlyCollection<SecurityEvent> events) =>
        Describe(Source.StartActivity($"process {Queue}", ActivityKind.Consumer, events.Select(static item => item.TraceParent)), "process")
            ?.SetTag("messaging.batch.message_count", events.Count);

    /// <summary>Begins the analysis of one event, in the trace that it came in by.</summary>
    /// <param name="analysed">The event.</param>
    /// <returns>The span; <see langword="null"/> when that trace is not recorded, or nobody listens.</returns>
    public static TraceSpan? StartEvent(SecurityEvent analysed) => analysed.TraceParent is null
        ? null
        : Describe(Source.StartActivity("process event", ActivityKind.Consumer, TraceParent.Parse(analysed.TraceParent)), "process")?.SetTag("messaging.message.id", analysed.Id);

    /// <summary>Tells the traces of events that their results are written.</summary>
    /// <param name="events">The events.</param>
    /// <param name="start">When the writing began.</param>
    public static void Settle(IEnumerable<SecurityEvent> events, DateTimeOffset start)
    {
        if (!Source.HasListeners())
        {
            return;
        }

        // The spans of the database belong to the batch.
        ActivityLink[] links = TraceSpan.Current is { } batch ? [new(batch.Context)] : [];
        foreach (var item in events.Where(static item => item.TraceParent is not null))
        {
            using var span = Source.StartActivity($"settle {Queue}", ActivityKind.Client, TraceParent.Parse(item.TraceParent), links: links, startTime: start);
            Describe(span, "settle")?.SetTag("messaging.message.id", item.Id);
        }
    }

    private static TraceSpan? Describe(TraceSpan? span, string operation) => span
        ?.SetTag("messaging.system", "helm")
        .SetTag("messaging.destination.name", Queue)
        .SetTag("messaging.operation.name", operation)
        .SetTag("messaging.operation.type", operation);
}
