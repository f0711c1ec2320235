namespace HelmAI.ApiService.Live;

/// <summary>Figures of activities.</summary>
internal sealed record LiveActivityFigures
{
    /// <summary>How many in the window.</summary>
    public required long Count { get; init; }

    /// <summary>How many a second, over the last minute.</summary>
    public required double PerSecond { get; init; }
}
