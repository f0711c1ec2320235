namespace HelmAI.ApiService.Events;

/// <summary>A number of events.</summary>
internal sealed record EventCountResponse
{
    /// <summary>How many events there are.</summary>
    public required long Count { get; init; }
}
