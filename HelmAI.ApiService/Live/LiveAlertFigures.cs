namespace HelmAI.ApiService.Live;

/// <summary>Figures of alerts.</summary>
internal sealed record LiveAlertFigures
{
    /// <summary>How many in the window.</summary>
    public required long Count { get; init; }

    /// <summary>How many a second, over the last minute.</summary>
    public required double PerSecond { get; init; }

    /// <summary>How many of each severity.</summary>
    public required IReadOnlyDictionary<string, long> BySeverity { get; init; }

    /// <summary>The rules that fired most, most often first.</summary>
    public required IReadOnlyList<LiveAlertRule> ByRule { get; init; }
}
