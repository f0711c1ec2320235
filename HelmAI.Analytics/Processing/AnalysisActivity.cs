using System.Diagnostics;

namespace HelmAI.Analytics.Processing;

/// <summary>The traces of the analysis.</summary>
internal static class AnalysisActivity
{
    /// <summary>The source's name.</summary>
    public const string SourceName = "HelmAI.Analytics";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Begins the analysis of a batch.</summary>
    /// <param name="events">How many events it has.</param>
    /// <returns>The span; <see langword="null"/> when nobody listens.</returns>
    public static Activity? StartBatch(int events)
    {
        var activity = Source.StartActivity("analyze batch", ActivityKind.Consumer);
        activity?.SetTag("messaging.batch.message_count", events);
        return activity;
    }
}
