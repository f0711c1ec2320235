using HelmAI.Core.Activity;

namespace HelmAI.ApiService.Activity;

/// <summary>The routes by which activities of one kind come in.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Path">The route.</param>
/// <param name="Alias">Another name of the same route; <see langword="null"/> where it has none.</param>
/// <param name="OperationName">What descriptions and the audit log call it.</param>
internal sealed record ActivityRoutes(ActivityKind Kind, string Path, string? Alias, string OperationName)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ActivityRoutes> All { get; } =
    [
        new(ActivityKind.Activity, "/track-activity", "/track", "TrackActivity"),
        new(ActivityKind.Feature, "/track-feature", "/feature-usage", "TrackFeature"),
        new(ActivityKind.Interaction, "/ai-interaction", Alias: null, "TrackInteraction"),
    ];

    /// <summary>The formats that a batch may come in, by content type: those of events but for CloudEvents.</summary>
    public static IReadOnlyDictionary<string, Events.Batches.BatchFormat> BatchFormats { get; } = Events.Batches.BatchRequest.Formats
        .Where(static format => format.Value != Events.Batches.BatchFormat.CloudEvents)
        .ToDictionary(StringComparer.OrdinalIgnoreCase);
}
