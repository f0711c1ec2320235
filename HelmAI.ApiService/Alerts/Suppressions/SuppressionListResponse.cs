namespace HelmAI.ApiService.Alerts.Suppressions;

/// <summary>A page of suppressions.</summary>
internal sealed record SuppressionListResponse
{
    /// <summary>The suppressions, newest first.</summary>
    public required IReadOnlyList<SuppressionResponse> Suppressions { get; init; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public required string? NextCursor { get; init; }
}
