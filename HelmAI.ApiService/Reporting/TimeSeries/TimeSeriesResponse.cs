namespace HelmAI.ApiService.Reporting.TimeSeries;

/// <summary>How a figure went over time.</summary>
internal sealed record TimeSeriesResponse
{
    /// <summary>What is shown.</summary>
    public required string Metric { get; init; }

    /// <summary>When the first step begins.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When the last step ends.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The size of a step.</summary>
    public required string Step { get; init; }

    /// <summary>The time zone.</summary>
    public required string Tz { get; init; }

    /// <summary>What each series is of; null where there is one for all.</summary>
    public required string? GroupBy { get; init; }

    /// <summary>By how much the quantiles of risk may be too low; null for all other metrics.</summary>
    public required double? QuantileResolution { get; init; }

    /// <summary>When the steps begin, in the time zone.</summary>
    public required IReadOnlyList<DateTimeOffset> Times { get; init; }

    /// <summary>The series, greatest first.</summary>
    public required IReadOnlyList<SeriesResponse> Series { get; init; }
}
