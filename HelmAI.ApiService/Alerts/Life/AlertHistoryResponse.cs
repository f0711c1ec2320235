namespace HelmAI.ApiService.Alerts.Life;

/// <summary>A page of what was done to an alert.</summary>
internal sealed record AlertHistoryResponse
{
    /// <summary>The changes, newest first.</summary>
    public required IReadOnlyList<AlertChangeResponse> Changes { get; init; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public required string? NextCursor { get; init; }
}
