using System.ComponentModel;

namespace HelmAI.ApiService.Events;

/// <summary>A number of events.</summary>
internal sealed record EventCountResponse
{
    [Description("How many events there are.")]
    public required long Count { get; init; }
}
