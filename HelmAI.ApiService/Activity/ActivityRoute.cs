using HelmAI.Core.Activity;

namespace HelmAI.ApiService.Activity;

/// <summary>A route by which activities of one kind come in, one by one or, below it, in batches.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Path">The route.</param>
/// <param name="OperationName">What descriptions and the audit log call it.</param>
internal sealed record ActivityRoute(ActivityKind Kind, string Path, string OperationName)
{
    /// <summary>All of them, with their shorter aliases.</summary>
    public static IReadOnlyList<ActivityRoute> All { get; } =
    [
        new(ActivityKind.Activity, "/track-activity", "TrackActivity"),
        new(ActivityKind.Activity, "/track", "Track"),
        new(ActivityKind.Feature, "/track-feature", "TrackFeature"),
        new(ActivityKind.Feature, "/feature-usage", "FeatureUsage"),
        new(ActivityKind.Interaction, "/ai-interaction", "TrackInteraction"),
    ];

    /// <summary>The formats that a batch may come in, by content type: those of events but for CloudEvents.</summary>
    public static IReadOnlyDictionary<string, Events.Batches.BatchFormat> BatchFormats { get; } = Events.Batches.BatchRequest.Formats
        .Where(static format => format.Value != Events.Batches.BatchFormat.CloudEvents)
        .ToDictionary(StringComparer.OrdinalIgnoreCase);
}
