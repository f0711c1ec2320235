using System.ComponentModel;

namespace HelmAI.ApiService.Alerts;

/// <summary>The alerts of one event.</summary>
internal sealed record EventAlertsResponse
{
    [Description("The alerts that the event raised or added to, gravest first.")]
    public required IReadOnlyList<AlertResponse> Alerts { get; init; }
}
