namespace HelmAI.ApiService.Intelligence.Feeds;

/// <summary>A page of feeds.</summary>
internal sealed record FeedListResponse
{
    /// <summary>The feeds, newest first.</summary>
    public required IReadOnlyList<FeedResponse> Feeds { get; init; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public required string? NextCursor { get; init; }
}
