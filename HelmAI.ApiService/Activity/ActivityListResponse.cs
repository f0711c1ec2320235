namespace HelmAI.ApiService.Activity;

/// <summary>A page of activities.</summary>
internal sealed record ActivityListResponse
{
    /// <summary>The activities, newest first.</summary>
    public required IReadOnlyList<ActivityResponse> Activities { get; init; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public required string? NextCursor { get; init; }
}
