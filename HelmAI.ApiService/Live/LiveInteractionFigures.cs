namespace HelmAI.ApiService.Live;

/// <summary>Figures of interactions with an AI.</summary>
internal sealed record LiveInteractionFigures
{
    /// <summary>How many in the window.</summary>
    public required long Count { get; init; }

    /// <summary>How long an answer took, in seconds, on average of those that say; null where none does.</summary>
    public required double? AverageResponseTime { get; init; }

    /// <summary>The most frequent types, most frequent first.</summary>
    public required IReadOnlyList<LiveInteractionType> ByType { get; init; }
}
