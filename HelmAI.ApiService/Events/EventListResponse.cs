using System.ComponentModel;

namespace HelmAI.ApiService.Events;

/// <summary>A page of events.</summary>
internal sealed record EventListResponse
{
    [Description("The events, newest first, without their alerts.")]
    public required IReadOnlyList<EventResponse> Events { get; init; }

    [Description("Where the next page begins; null on the last one.")]
    public required string? NextCursor { get; init; }
}
