using System.ComponentModel;

namespace HelmAI.ApiService.Alerts;

/// <summary>A page of alerts.</summary>
internal sealed record AlertListResponse
{
    [Description("The alerts, newest first.")]
    public required IReadOnlyList<AlertResponse> Alerts { get; init; }

    [Description("Where the next page begins; null on the last one.")]
    public required string? NextCursor { get; init; }
}
