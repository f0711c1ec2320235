namespace HelmAI.ApiService.Alerts;

/// <summary>A page of alerts.</summary>
internal sealed record AlertListResponse
{
    /// <summary>The alerts, newest first.</summary>
    public required IReadOnlyList<AlertResponse> Alerts { get; init; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public required string? NextCursor { get; init; }
}
