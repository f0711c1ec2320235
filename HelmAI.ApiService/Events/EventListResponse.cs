namespace HelmAI.ApiService.Events;

/// <summary>A page of events.</summary>
internal sealed record EventListResponse
{
    /// <summary>The events, newest first, without their alerts.</summary>
    public required IReadOnlyList<EventResponse> Events { get; init; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public required string? NextCursor { get; init; }
}
