using System.Diagnostics;
using TraceSpan = System.Diagnostics.Activity;

namespace HelmAI.Core.Tracing;

/// <summary>
/// The place in a trace that goes with work from one process to another, as the header <c>traceparent</c> has it (W3C Trace Context, section 3.2).
/// Only traces that are recorded go along, so that nothing is stored where nobody looks.
/// </summary>
public static class TraceParent
{
    /// <summary>The place of what runs now; <see langword="null"/> where it is not recorded.</summary>
    public static string? Current => Of(TraceSpan.Current);

    /// <summary>The place of a span.</summary>
    /// <param name="span">The span.</param>
    /// <returns>The place; <see langword="null"/> where it is not recorded.</returns>
    public static string? Of(TraceSpan? span) => span is { Recorded: true, IdFormat: ActivityIdFormat.W3C } ? span.Id : null;

    /// <summary>Begins a span of work that came from one place or from several: it continues a lone one's trace, and links to several.</summary>
    /// <param name="source">Whose span it is.</param>
    /// <param name="name">What is done.</param>
    /// <param name="kind">How it stands to those who wait for it.</param>
    /// <param name="parents">The places, perhaps with repetitions and with none for what is not recorded.</param>
    /// <returns>The span; <see langword="null"/> when nobody listens.</returns>
    public static TraceSpan? StartActivity(this ActivitySource source, string name, ActivityKind kind, IEnumerable<string?> parents)
    {
        if (!source.HasListeners())
        {
            return null;
        }

        var places = parents.OfType<string>().Distinct(StringComparer.Ordinal).Select(Parse).ToList();
        return places is [var only]
            ? source.StartActivity(name, kind, only)
            : source.StartActivity(name, kind, parentContext: default, links: places.Select(static place => new ActivityLink(place)));
    }

    /// <summary>Reads a place.</summary>
    /// <param name="traceParent">Its text.</param>
    /// <returns>The place; the default, which is none, where the text is not one.</returns>
    public static ActivityContext Parse(string? traceParent) =>
        ActivityContext.TryParse(traceParent, traceState: null, isRemote: true, out var place) ? place : default;
}
