namespace HelmAI.ApiService.Reporting.TimeSeries;

/// <summary>One series.</summary>
internal sealed record SeriesResponse
{
    /// <summary>The group; without groups the metric or, of risk, the statistic. Null where senders did not give what is grouped by.</summary>
    public required string? Name { get; init; }

    /// <summary>Whether this is of all groups together that have no series of their own; its name is <c>other</c>.</summary>
    public bool IsRest { get; init; }

    /// <summary>A value for each step: 0 where nothing was counted, null where there is no mean or quantile.</summary>
    public required IReadOnlyList<double?> Values { get; init; }
}
