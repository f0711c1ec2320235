namespace HelmAI.ApiService.Live;

/// <summary>The system's own figures. A quantile is off by 5 % at most, and null where nothing was analysed.</summary>
internal sealed record LiveSystemFigures
{
    /// <summary>How many events wait for their analysis, of all tenants, as measured within about the last second.</summary>
    public required long Backlog { get; init; }

    /// <summary>The median of how long detection and scoring took, in milliseconds.</summary>
    public required double? ProcessingTimeMsP50 { get; init; }

    /// <summary>The 95th percentile of the same.</summary>
    public required double? ProcessingTimeMsP95 { get; init; }

    /// <summary>The median of how long it took from the receipt of an event to its result, in milliseconds.</summary>
    public required double? TimeToResultMsP50 { get; init; }

    /// <summary>The 95th percentile of the same.</summary>
    public required double? TimeToResultMsP95 { get; init; }
}
