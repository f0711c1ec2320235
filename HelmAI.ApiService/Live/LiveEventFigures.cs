namespace HelmAI.ApiService.Live;

/// <summary>Figures of events.</summary>
internal sealed record LiveEventFigures
{
    /// <summary>How many in the window.</summary>
    public required long Count { get; init; }

    /// <summary>How many of them failed.</summary>
    public required long Failed { get; init; }

    /// <summary>How many a second, over the last minute.</summary>
    public required double PerSecond { get; init; }

    /// <summary>How many of each severity that senders gave; <c>none</c> where they gave none.</summary>
    public required IReadOnlyDictionary<string, long> BySeverity { get; init; }

    /// <summary>The most frequent types, most frequent first.</summary>
    public required IReadOnlyList<LiveEventType> ByType { get; init; }
}
